//! What may be typed at a shell.

use clap::{CommandFactory, Parser};
use expect_test::{expect, expect_file};

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
        "dominion check --all --deny-warnings --format json",
        "dominion backup copy.db --data d",
        "dominion restore copy.db --world w",
        "dominion migrate --data d",
        "dominion migrate --down-to 7",
        "dominion migrate --down-to 7 --yes --data d",
        "dominion grant aria owner --data d",
        "dominion password aria --stdin --world w",
        "dominion audit",
        "dominion audit aria --last 20 --json",
        "dominion audit --archive old.jsonl --older-than 30",
        "dominion simulate --seed 7 --players 50 --hours 24 --faults none",
        "dominion simulate --until-failure --disk sqlite --world w",
        "dominion simulate --record found.rec",
        "dominion serve --record evening.rec --record-max 16 --record-parts 2",
        "dominion replay evening.rec",
        "dominion replay evening.rec --until 900 --as aria --times",
        "dominion spill",
        "dominion spill /tmp/spill.jsonl --read --data d",
        "dominion init",
        "dominion init mine",
        "dominion doctor --data d --world w",
        "dominion unit --port 23 --world w --user mud --binary /usr/bin/dominion",
        "dominion container --port 23",
        "dominion restore-character Aria --from copy.db --data d",
        "dominion restore-character Aria --from copy.db --yes",
        "dominion --log-file d.log --log-max 3 --log-parts 2 --backup-hours 0 --backup-keep 1",
        "dominion load",
        "dominion load --hostile 5",
        "dominion load 127.0.0.1:4001 --players 10 --rate 0.5 --seconds 3 --pid 1 --floor --json",
    ] {
        assert!(typed(line).is_ok(), "{line}");
    }
    assert!(typed("dominion backup").is_err());
    assert!(typed("dominion --port 1 check").is_err());
    assert!(typed("dominion check --lines --format json").is_err());
    assert!(typed("dominion replay").is_err());
    assert!(typed("dominion replay evening.rec --times").is_err());
    assert!(typed("dominion grant aria king").is_err());
    assert!(typed("dominion audit --archive old.jsonl --older-than 29").is_err());
    assert!(typed("dominion audit --older-than 30").is_err());
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
    expect_file!["help.txt"].assert_eq(&help);
}
