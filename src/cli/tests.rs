//! What may be typed at a shell.

use clap::{CommandFactory, Parser};
use expect_test::expect;

use super::{Cli, Command};

fn typed(line: &str) -> Result<Cli, String> {
    Cli::try_parse_from(line.split(' ')).map_err(|error| error.to_string())
}

#[test]
fn the_command_line_is_consistent() {
    Cli::command().debug_assert();
}

#[test]
fn serve_may_be_left_out() {
    let short = typed("dominion --port 4001 --test-mode --seed 7").expect("it is right");
    let long = typed("dominion serve --port 4001 --test-mode --seed 7").expect("it is right");
    assert!(short.command.is_none());
    let Some(Command::Serve(settings)) = long.command else { panic!("it is serve") };
    assert_eq!(*settings, short.serve);
    assert_eq!((settings.port, settings.test_mode), (Some(4001), Some(true)));
}

#[test]
fn a_flag_can_be_switched_off() {
    let cli = typed("dominion --test-mode=no --log-json=true").expect("it is right");
    assert_eq!((cli.serve.test_mode, cli.serve.log_json), (Some(false), Some(true)));
}

#[test]
fn every_command_can_be_typed() {
    for line in [
        "dominion",
        "dominion check",
        "dominion check --world w --lines",
        "dominion backup copy.db --data d",
        "dominion restore copy.db --world w",
        "dominion migrate --data d",
        "dominion simulate --seed 7 --players 50 --hours 24 --faults none",
        "dominion simulate --until-failure --disk sqlite --world w",
        "dominion simulate --record found.rec",
        "dominion serve --record evening.rec --record-max 16 --record-parts 2",
        "dominion replay evening.rec",
        "dominion replay evening.rec --until 900 --as aria --times",
        "dominion load",
        "dominion load --hostile 5",
        "dominion load 127.0.0.1:4001 --players 10 --rate 0.5 --seconds 3 --pid 1 --floor --json",
    ] {
        assert!(typed(line).is_ok(), "{line}");
    }
    assert!(typed("dominion backup").is_err());
    assert!(typed("dominion --port 1 check").is_err());
    assert!(typed("dominion replay").is_err());
    assert!(typed("dominion replay evening.rec --times").is_err());
    assert!(typed("dominion load --closed --rate 2").is_err());
    assert!(typed("dominion load --floor").is_err());
    assert!(typed("dominion load --hostile 0").is_err());
}

#[test]
fn a_bad_flag_is_named() {
    let said: Vec<String> = [
        "dominion --prot 5",
        "dominion --port 70000",
        "dominion --bind here",
        "dominion --tick-ms 5",
        "dominion --record-max 0",
        "dominion --record-parts 1001",
        "dominion --log inof",
        "dominion --log net=loud",
    ]
    .iter()
    .map(|line| typed(line).expect_err("it is wrong"))
    .map(|error| error.lines().take_while(|line| !line.is_empty()).collect::<Vec<_>>().join("\n"))
    .collect();
    expect![[r#"
        error: unexpected argument '--prot' found
        error: invalid value '70000' for '--port <PORT>': it has to be a number from 0 to 65535
        error: invalid value 'here' for '--bind <ADDRESS>': it has to be an address such as 127.0.0.1, 0.0.0.0 or ::1, without a port
        error: invalid value '5' for '--tick-ms <MILLISECONDS>': it has to be a number of milliseconds from 10 to 1000
        error: invalid value '0' for '--record-max <MIB>': it has to be a number of mebibytes from 1 to 1048576
        error: invalid value '1001' for '--record-parts <NUMBER>': it has to be a number of files from 1 to 1000
        error: invalid value 'inof' for '--log <FILTER>': there is no level `inof`; did you mean `info`?
        error: invalid value 'net=loud' for '--log <FILTER>': it has to be a filter such as `info` or `warn,dominion::net=debug`; the levels are off, error, warn, info, debug and trace"#]].assert_eq(&said.join("\n"));
}

#[test]
fn the_help_is_worth_reading() {
    let help = Cli::command().term_width(100).render_long_help().to_string();
    expect![[r#"
        Dominion, a telnet MUD whose world lives and fights while nobody watches

        Usage: dominion [OPTIONS]
               dominion <COMMAND>

        Commands:
          serve     Serve the world to players; what happens when no command is given
          check     Read the world's files and say everything that is wrong with them
          backup    Copy the database into one file, also while a server runs
          restore   Put a copy back in the database's place
          load      Play on a server with many players at once, and say how long its answers take
          migrate   Bring the database up to what this server knows, without serving
          simulate  Play the whole server in memory, with made-up players and a machine that fails
          replay    Play a recorded evening again, and show what came of it or what a player saw
          help      Print this message or the help of the given subcommand(s)

        Options:
              --bind <ADDRESS>
                  Address to listen on; 0.0.0.0 for every network [default: 127.0.0.1]

              --port <PORT>
                  Port to listen on; 0 for any that is free [default: 4000]

              --listen <ADDRESSES>
                  Further addresses to listen on, with commas between them, as in [::1]:4000 or
                  tls:192.0.2.1:4443

              --tls-port <PORT>
                  Port to listen on for TLS, at the same address as for telnet; 0 for any that is free

              --tls-cert <FILES>
                  Certificate with its chain (PEM); with commas several, chosen by the host's name, else the
                  first. Read again when it changes

              --tls-key <FILES>
                  Key of the certificate (PEM); with commas as many as there are certificates

              --tls-self-signed[=<YES>]
                  Make a certificate that nobody vouches for, for a first try; it is kept beside the
                  database

              --proxy-from <NETWORKS>
                  Proxies that say for whom they speak, by the PROXY protocol, and are believed: addresses
                  or networks, with commas between them

              --connections <NUMBER>
                  Connections at one time [default: 20000]

              --connections-per-address <NUMBER>
                  Connections from one address at one time; this machine may have any number [default: 20]

              --data <FOLDER>
                  Folder of the database, made when it is missing [default: ./data]

              --world <FOLDER>
                  Folder of the world's files [default: ./world_data]

              --tick-ms <MILLISECONDS>
                  Milliseconds between two pulses of the world, 10 to 1000 [default: 100]

              --seed <NUMBER>
                  Seed of a new world's dice [default: drawn by chance]

              --lines-per-second <NUMBER>
                  Lines that one client may send per second, after a burst; 0 for no limit [default: 50]

              --compress[=<YES>]
                  Offer to compress what clients are sent (MCCP2) [default: yes]

              --compress-input[=<YES>]
                  Offer to take in what clients compress (MCCP3) [default: no]

              --idle-minutes <MINUTES>
                  Minutes of silence after which a player is let go; 0 for never, as for staff [default: 60]

              --record <FILE>
                  Record the game to this file, for `dominion replay`; what players type is in it, but no
                  password

              --record-max <MIB>
                  Mebibytes after which a recording goes on in a new file [default: 64]

              --record-parts <NUMBER>
                  Files of a recording that are kept: FILE, FILE.1, FILE.2 … [default: 4]

              --test-mode[=<YES>]
                  For tests: let wizards set the clock and load the dice, and hash passwords cheaply

              --log-json[=<YES>]
                  Write the log as JSON, one object a line

              --log <FILTER>
                  What to log, as in `debug` or `warn,dominion::net=debug` [default: info]

          -h, --help
                  Print help

          -V, --version
                  Print version

        Every setting can also be given as an environment variable (DOMINION_PORT, DOMINION_TICK_MS …)
        or in config/config.yaml of the world (port, tick_ms …). A flag wins over the environment, that
        over the file, and the file over the default.

        Examples:
          dominion                              serve the world in ./world_data on 127.0.0.1:4000
          dominion --bind 0.0.0.0 --port 23     serve it to everyone, on the port of telnet
          dominion check --world my_world       say what is wrong with a world
          dominion backup before_the_war.db     copy the database while the server runs
          dominion replay evening.rec --as tam  show what a player saw of a recorded evening
    "#]].assert_eq(&help);
}
