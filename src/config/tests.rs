//! Which place wins, and what is said of settings that are wrong.

use std::path::{Path, PathBuf};

use expect_test::expect;

use super::*;
use crate::base::bucket::Bucket;
use crate::base::clock::Millis;
use crate::base::limits::{
    BACKUP_HOURS_MAX, CONNECTIONS_MAX, IDLE_MINUTES_MAX, METRICS_SECONDS_MAX,
    NEWCOMERS_PER_HOUR_MAX,
};
use crate::yaml::{Memory, Problems};

/// What a file with this text asks for.
fn file(text: &str) -> Settings {
    let mut problems = Problems::new();
    let world = Memory::new([(CONFIG_FILE, text)]);
    let settings = from_file(&world, &mut problems);
    assert!(problems.is_empty(), "{}", problems.render());
    settings.expect("there is a file")
}

fn no_env(_: &str) -> Option<String> {
    None
}

#[test]
fn the_default_is_a_server_for_oneself() {
    let config = resolve(Settings::default(), &no_env, None).expect("nothing is wrong");
    assert_eq!(config, Config::default());
    assert_eq!(config.address().to_string(), "127.0.0.1:4000");
    assert_eq!((config.tick_ms, config.log.as_str()), (100, "info"));
}

#[test]
fn a_flag_wins_over_the_environment_and_that_over_the_file() {
    let env = |name: &str| match name {
        "DOMINION_PORT" => Some("2222".to_owned()),
        "DOMINION_TICK_MS" => Some(" 22 ".to_owned()),
        "DOMINION_SEED" => Some(String::new()),
        _ => None,
    };
    let flags = Settings { port: Some(1111), ..Settings::default() };
    let file = file("port: 3333\ntick_ms: '33'\nseed: 3\nlog: debug\n");
    let config = resolve(flags, &env, Some(file)).expect("nothing is wrong");
    assert_eq!((config.port, config.tick_ms), (1111, 22));
    assert_eq!((config.seed, config.log.as_str()), (Some(3), "debug"));
    assert_eq!(config.data, Path::new("./data"));
}

/// Every setting but the world's folder, each other than by default.
fn everything() -> Settings {
    Settings {
        bind: Some(IpAddr::from([0, 0, 0, 0])),
        port: Some(23),
        listen: Some(Listens(vec![
            Listen { address: "[::1]:23".parse().expect("an address"), tls: false },
            Listen { address: "192.0.2.1:992".parse().expect("an address"), tls: true },
        ])),
        tls_port: Some(992),
        tls_cert: Some(Paths(vec![PathBuf::from("/etc/one.pem"), PathBuf::from("/etc/two.pem")])),
        tls_key: Some(Paths(vec![PathBuf::from("/etc/one.key"), PathBuf::from("/etc/two.key")])),
        tls_self_signed: Some(false),
        proxy_from: Some(Networks(vec![
            "192.0.2.9/32".parse().expect("a network"),
            "2001:db8::/32".parse().expect("a network"),
        ])),
        connections: Some(100),
        connections_per_address: Some(5),
        newcomers_per_hour: Some(3),
        data: Some(PathBuf::from("/var/dominion")),
        world: None,
        lenient: Some(true),
        tick_ms: Some(250),
        seed: Some(u64::MAX),
        lines_per_second: Some(0),
        compress: Some(false),
        compress_input: Some(true),
        idle_minutes: Some(90),
        record: Some(PathBuf::from("/var/evening")),
        record_max: Some(16),
        record_parts: Some(2),
        test_mode: Some(true),
        log_json: Some(true),
        log: Some("warn,dominion::net=debug".to_owned()),
        log_file: Some(PathBuf::from("/var/log/dominion")),
        log_max: Some(3),
        log_parts: Some(5),
        backup_hours: Some(6),
        backup_keep: Some(9),
        web: Some("192.0.2.1:80".parse().expect("an address")),
        web_public: Some(true),
        metrics_file: Some("/var/metrics.json".into()),
        metrics_seconds: Some(30),
    }
}

#[test]
fn every_setting_can_come_from_every_place() {
    let asked = everything();
    let text = "bind: 0.0.0.0\nport: 23\nlisten: '[::1]:23, tls:192.0.2.1:992'
tls_port: 992\ntls_cert: /etc/one.pem, /etc/two.pem\ntls_key: /etc/one.key,/etc/two.key
tls_self_signed: no\nproxy_from: 192.0.2.9, 2001:db8::/32
connections: 100\nconnections_per_address: 5\nnewcomers_per_hour: 3\ndata: /var/dominion\nstrict: no\ntick_ms: 250\ntest_mode: yes
lines_per_second: 0\ncompress: no\ncompress_input: yes\nidle_minutes: 90\nrecord: /var/evening\nrecord_max: 16\nrecord_parts: 2\nseed: 18446744073709551615\nlog_json: true\nlog: warn,dominion::net=debug\nlog_file: /var/log/dominion\nlog_max: 3\nlog_parts: 5\nbackup_hours: 6\nbackup_keep: 9\nweb: 192.0.2.1:80\nweb_public: true\nmetrics_file: /var/metrics.json\nmetrics_seconds: 30\n";
    assert_eq!(file(text), asked);
    let env = |name: &str| {
        let value = match name {
            "DOMINION_BIND" => "0.0.0.0",
            "DOMINION_PORT" => "23",
            "DOMINION_LISTEN" => "[::1]:23,tls:192.0.2.1:992",
            "DOMINION_TLS_PORT" => "992",
            "DOMINION_TLS_CERT" => "/etc/one.pem,/etc/two.pem",
            "DOMINION_TLS_KEY" => "/etc/one.key,/etc/two.key",
            "DOMINION_TLS_SELF_SIGNED" => "no",
            "DOMINION_PROXY_FROM" => "192.0.2.9,2001:db8::/32",
            "DOMINION_CONNECTIONS" => "100",
            "DOMINION_CONNECTIONS_PER_ADDRESS" => "5",
            "DOMINION_NEWCOMERS_PER_HOUR" => "3",
            "DOMINION_DATA" => "/var/dominion",
            "DOMINION_WORLD" => "/srv/world",
            "DOMINION_LENIENT" => "yes",
            "DOMINION_TICK_MS" => "250",
            "DOMINION_SEED" => "18446744073709551615",
            "DOMINION_LINES_PER_SECOND" => "0",
            "DOMINION_COMPRESS" => "off",
            "DOMINION_COMPRESS_INPUT" => "on",
            "DOMINION_IDLE_MINUTES" => "90",
            "DOMINION_RECORD" => "/var/evening",
            "DOMINION_RECORD_MAX" => "16",
            "DOMINION_RECORD_PARTS" => "2",
            "DOMINION_TEST_MODE" => "on",
            "DOMINION_LOG_JSON" => "1",
            "DOMINION_LOG" => "warn,dominion::net=debug",
            "DOMINION_LOG_FILE" => "/var/log/dominion",
            "DOMINION_LOG_MAX" => "3",
            "DOMINION_LOG_PARTS" => "5",
            "DOMINION_BACKUP_HOURS" => "6",
            "DOMINION_BACKUP_KEEP" => "9",
            "DOMINION_WEB" => "192.0.2.1:80",
            "DOMINION_WEB_PUBLIC" => "yes",
            "DOMINION_METRICS_FILE" => "/var/metrics.json",
            "DOMINION_METRICS_SECONDS" => "30",
            _ => return None,
        };
        Some(value.to_owned())
    };
    let world = Some(PathBuf::from("/srv/world"));
    assert_eq!(Settings::from_env(&env), Ok(Settings { world: world.clone(), ..asked.clone() }));
    assert_eq!(world_folder(&Settings::default(), &env), Path::new("/srv/world"));
    assert_eq!(world_folder(&Settings::default(), &no_env), Path::new("./world_data"));
    let by_hand = resolve(Settings { world, ..asked.clone() }, &no_env, None);
    assert_eq!(by_hand, resolve(Settings::default(), &env, None));
}

#[test]
fn a_flag_can_take_back_what_the_file_asks_for() {
    let flags = Settings { test_mode: Some(false), ..Settings::default() };
    let config = resolve(flags, &no_env, Some(file("test_mode: true"))).expect("it is right");
    assert!(!config.test_mode);
}

#[test]
fn lines_are_limited_unless_that_is_lifted() {
    let lines = |lines_per_second| Config { lines_per_second, ..Config::default() }.lines();
    assert_eq!(lines(50), Rate { burst: 200, per_second: 50 });
    assert_eq!(lines(5), Rate { burst: 20, per_second: 5 });
    let (unlimited, mut bucket) = (lines(0), Bucket::default());
    assert!((0..1_000_000).all(|_| bucket.take(unlimited, Millis(7))));
}

#[test]
fn a_bad_variable_is_named() {
    let mut said = String::new();
    for (bad, value) in [
        ("DOMINION_BIND", "here:4000"),
        ("DOMINION_PORT", "telnet"),
        ("DOMINION_TICK_MS", "5000"),
        ("DOMINION_SEED", "-1"),
        ("DOMINION_LINES_PER_SECOND", "all"),
        ("DOMINION_LISTEN", "0.0.0.0:23, here"),
        ("DOMINION_PROXY_FROM", "192.0.2.0/99"),
        ("DOMINION_CONNECTIONS", &(CONNECTIONS_MAX + 1).to_string()),
        ("DOMINION_NEWCOMERS_PER_HOUR", &(NEWCOMERS_PER_HOUR_MAX + 1).to_string()),
        ("DOMINION_IDLE_MINUTES", &(IDLE_MINUTES_MAX + 1).to_string()),
        ("DOMINION_BACKUP_HOURS", &(BACKUP_HOURS_MAX + 1).to_string()),
        ("DOMINION_TLS_CERT", "/etc/one.pem"),
        ("DOMINION_TLS_PORT", "992"),
        ("DOMINION_TLS_SELF_SIGNED", "yes"),
        ("DOMINION_TEST_MODE", "maybe"),
        ("DOMINION_WEB", "loopback"),
        ("DOMINION_WEB", "192.0.2.1:80"),
        ("DOMINION_METRICS_SECONDS", &(METRICS_SECONDS_MAX + 1).to_string()),
        ("DOMINION_LOG", "debgu"),
    ] {
        let env = |name: &str| (name == bad).then(|| value.to_owned());
        said += &resolve(Settings::default(), &env, None).expect_err("it is wrong");
        said.push('\n');
    }
    expect![[r#"
        the environment variable DOMINION_BIND cannot be `here:4000`: it has to be an address such as 127.0.0.1, 0.0.0.0 or ::1, without a port
        the environment variable DOMINION_PORT cannot be `telnet`: it has to be a number from 0 to 65535
        the environment variable DOMINION_TICK_MS cannot be `5000`: it has to be a number of milliseconds from 10 to 1000
        the environment variable DOMINION_SEED cannot be `-1`: it has to be a whole number, not below 0
        the environment variable DOMINION_LINES_PER_SECOND cannot be `all`: it has to be a number of lines, or 0 for no limit
        the environment variable DOMINION_LISTEN cannot be `0.0.0.0:23, here`: `here` has to be an address with its port such as [::1]:4000, before which `tls:` may stand
        the environment variable DOMINION_PROXY_FROM cannot be `192.0.2.0/99`: `192.0.2.0/99` has to be an address such as 192.0.2.1, or a network such as 192.0.2.0/24
        the environment variable DOMINION_CONNECTIONS cannot be `60001`: it has to be a number of connections from 1 to 60000
        the environment variable DOMINION_NEWCOMERS_PER_HOUR cannot be `1000001`: it has to be a number of newcomers from 0 to 1000000
        the environment variable DOMINION_IDLE_MINUTES cannot be `525601`: it has to be a number of minutes up to 525600, or 0 for never
        the environment variable DOMINION_BACKUP_HOURS cannot be `8761`: it has to be a number of hours up to 8760, or 0 for never
        there have to be as many keys as certificates: tls_cert names 1, tls_key 0
        TLS wants a certificate: give tls_cert and tls_key, or tls_self_signed for a first try
        a certificate is for TLS: say on which port, with tls_port or with `tls:` in listen
        the environment variable DOMINION_TEST_MODE cannot be `maybe`: it has to be `true` or `false`
        the environment variable DOMINION_WEB cannot be `loopback`: it has to be a port such as 4080, or an address with one such as [::1]:4080
        web is 192.0.2.1:80, which others can reach, and nobody is asked for a password there: give web_public too if that is meant, or a port alone for this machine only
        the environment variable DOMINION_METRICS_SECONDS cannot be `86401`: it has to be a number of seconds from 1 to 86400
        the environment variable DOMINION_LOG cannot be `debgu`: there is no level `debgu`; did you mean `debug`?
    "#]].assert_eq(&said);
}

#[test]
fn a_bad_file_is_reported_line_by_line() {
    let text =
        "prot: 4000\nport: 400O\ntick_ms: 5\nlog: inof\ntest_mode: maybe\nworld: elsewhere\n";
    let mut problems = Problems::new();
    from_file(&Memory::new([(CONFIG_FILE, text)]), &mut problems);
    assert!(problems.has_errors());
    expect![[r#"
          × no key is called `prot`
          ╭─[world_data/config/config.yaml:1:1]
        1 │ prot: 4000
          · ──┬─
          ·   ╰── nothing reads this
          ╰────
          help: did you mean `port`?

          × `port` cannot be `400O`
          ╭─[world_data/config/config.yaml:2:7]
        1 │ prot: 4000
        2 │ port: 400O
          ·       ──┬─
          ·         ╰── it has to be a number from 0 to 65535
          ╰────

          × `tick_ms` cannot be `5`
          ╭─[world_data/config/config.yaml:3:10]
        2 │ port: 400O
        3 │ tick_ms: 5
          ·          ┬
          ·          ╰── it has to be a number of milliseconds from 10 to 1000
          ╰────

          × `log` cannot be `inof`
          ╭─[world_data/config/config.yaml:4:6]
        3 │ tick_ms: 5
        4 │ log: inof
          ·      ──┬─
          ·        ╰── there is no level `inof`; did you mean `info`?
          ╰────

          × `test_mode` has to be `true` or `false`
          ╭─[world_data/config/config.yaml:5:12]
        4 │ log: inof
        5 │ test_mode: maybe
          ·            ──┬──
          ·              ╰── this is text
          ╰────

          × a world cannot say where it lies
          ╭─[world_data/config/config.yaml:6:8]
        5 │ test_mode: maybe
        6 │ world: elsewhere
          ·        ────┬────
          ·            ╰── it was found already
          ╰────
          help: name the folder with --world or DOMINION_WORLD

        6 errors in 1 file; nothing was loaded
    "#]]
    .assert_eq(&problems.render());
}

#[test]
fn no_file_is_no_problem() {
    let mut problems = Problems::new();
    assert_eq!(from_file(&Memory::default(), &mut problems), None);
    assert!(problems.is_empty());
}

#[test]
fn a_world_that_is_not_there_is_told_of() {
    let error = world_must_exist(Path::new("./nowhere")).expect_err("it is not there");
    expect![
        "there is no folder ./nowhere to read a world from: name one with --world or DOMINION_WORLD"
    ]
    .assert_eq(&error);
}

/// Found by fuzzing: the filter's own parser refuses the first of these and panics at the second.
#[test]
fn a_filter_of_the_log_may_have_blanks() {
    for (asked, log) in [
        ("warn, dominion::net=debug", "warn,dominion::net=debug"),
        ("warn,   net=debug , info", "warn,net=debug,info"),
    ] {
        let env = |name: &str| (name == "DOMINION_LOG").then(|| asked.to_owned());
        let config = resolve(Settings::default(), &env, None).expect("a filter");
        assert_eq!(config.log, log);
    }
}

/// A word that is neither a level nor a part would let nothing through, and nobody would know.
#[test]
fn issue14_32_a_word_that_nothing_logs_as_does_not_silence_the_log() {
    let asked = |text: &str| {
        let env = |name: &str| (name == "DOMINION_LOG").then(|| text.to_owned());
        resolve(Settings::default(), &env, None).map(|config| config.log)
    };
    for text in ["lalala", "lalala=info", "info,lalala=debug", "stroe=debug", "aéé=debug"] {
        let why = asked(text).expect_err(text);
        assert!(why.contains("nothing logs as") && why.contains("store"), "{why}");
    }
    for text in ["info", "off", "store", "store=debug", "warn,dominion::net=debug", "rustls=trace"]
    {
        assert_eq!(asked(text).as_deref(), Ok(text));
    }
}

/// What is logged is logged as one of the names that a filter may have.
#[test]
fn every_part_that_logs_can_be_named_in_a_filter() {
    let pattern = "target: \"";
    let mut folders = vec![PathBuf::from("src")];
    let mut found = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the source").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            for (at, _) in
                text.match_indices(pattern).filter(|_| !path.ends_with("config/tests.rs"))
            {
                let name = text[at + pattern.len()..].split('"').next().unwrap_or_default();
                assert!(TARGETS.contains(&name), "{}: {name}", path.display());
                found += 1;
            }
        }
    }
    assert!(found > 20, "only {found} places that log");
}

/// Found by fuzzing: what was asked for was shown with its control characters.
#[test]
fn what_is_refused_is_shown_without_control_characters() {
    for asked in ["inf\u{7f}", "\u{1b}[2Jinfo=x=y"] {
        let env = |name: &str| (name == "DOMINION_LOG").then(|| asked.to_owned());
        let why = resolve(Settings::default(), &env, None).expect_err("no filter");
        assert!(!why.contains(char::is_control), "{why:?}");
    }
}

/// Found by fuzzing: `log: ''` was a filter that let nothing through.
#[test]
fn an_empty_filter_does_not_silence_the_log() {
    for text in ["log: ''\n", "log: ' , '\n"] {
        let mut problems = Problems::new();
        from_file(&Memory::new([(CONFIG_FILE, text)]), &mut problems);
        let report = problems.render_lines();
        assert!(report.contains("it has to be a filter such as `info`"), "{text}: {report}");
    }
}
