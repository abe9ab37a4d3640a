//! Settings: whatever a file and the environment ask for, it is refused with a reason, or what
//! comes of it is within bounds and can be asked for again.
//!
//! The first lines `PORT=4000` are the environment, without its `DOMINION_`; behind an empty line
//! comes the text of `config/config.yaml`.

use std::collections::BTreeMap;

use dominion::base::limits::{TICK_MS_MAX, TICK_MS_MIN};
use dominion::config::{CONFIG_FILE, Config, Settings, from_file, resolve, world_folder};
use dominion::yaml::{Memory, Problems};

use super::painted::printable;

pub fn hold(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (variables, file) = text.split_once("\n\n").unwrap_or((&text, ""));
    let variables: BTreeMap<String, String> = variables
        .lines()
        .filter_map(|line| line.split_once('='))
        .map(|(name, value)| (format!("DOMINION_{name}"), value.to_owned()))
        .collect();
    let env = |name: &str| variables.get(name).cloned();

    let mut problems = Problems::new();
    let settings = from_file(&Memory::new([(CONFIG_FILE, file)]), &mut problems);
    printable(&problems.render_lines());
    printable(&problems.render());
    let settings = settings.filter(|_| !problems.has_errors());
    world_folder(&Settings::default(), &env);
    match resolve(Settings::default(), &env, settings) {
        Ok(config) => can_be_asked_for_again(&config),
        Err(why) => {
            // One variable is wrong, or two settings do not go together.
            let named = ["DOMINION_", "tls_cert", "tls_port"].iter().any(|name| why.contains(name));
            assert!(named && why.contains(": "), "{why}");
            printable(&why);
        }
    }
}

fn can_be_asked_for_again(config: &Config) {
    assert!((TICK_MS_MIN..=TICK_MS_MAX).contains(&config.tick_ms), "{}", config.tick_ms);
    assert_eq!(config.address().port(), config.port);
    assert!(config.lines().burst >= config.lines_per_second, "{:?}", config.lines());
    let asked = asked_for(config);
    let again = resolve(Settings::default(), &|name| asked.get(name).cloned(), None);
    // Whoever asks again names the folder of the world, even if nobody had.
    let named = config.named;
    let again = again.map(|again| Config { named, ..again });
    assert_eq!(again.as_ref(), Ok(config));
}

/// The variables by which all of this is asked for.
fn asked_for(config: &Config) -> BTreeMap<&'static str, String> {
    let listens = config
        .listen
        .iter()
        .map(|listen| format!("{}{}", if listen.tls { "tls:" } else { "" }, listen.address));
    let certificates = config.certificates.iter().map(|(certificate, _)| certificate.display());
    let keys = config.certificates.iter().map(|(_, key)| key.display());
    let maybe = |port: Option<u64>| port.map(|port| port.to_string()).unwrap_or_default();
    BTreeMap::from([
        ("DOMINION_BIND", config.bind.to_string()),
        ("DOMINION_PORT", config.port.to_string()),
        ("DOMINION_LISTEN", list(listens)),
        ("DOMINION_TLS_PORT", maybe(config.tls_port.map(u64::from))),
        ("DOMINION_TLS_CERT", list(certificates)),
        ("DOMINION_TLS_KEY", list(keys)),
        ("DOMINION_TLS_SELF_SIGNED", config.tls_self_signed.to_string()),
        ("DOMINION_PROXY_FROM", list(config.proxy_from.iter())),
        ("DOMINION_CONNECTIONS", config.connections.to_string()),
        ("DOMINION_CONNECTIONS_PER_ADDRESS", config.connections_per_address.to_string()),
        ("DOMINION_DATA", config.data.display().to_string()),
        ("DOMINION_WORLD", config.world.display().to_string()),
        ("DOMINION_TICK_MS", config.tick_ms.to_string()),
        ("DOMINION_SEED", maybe(config.seed)),
        ("DOMINION_LINES_PER_SECOND", config.lines_per_second.to_string()),
        ("DOMINION_COMPRESS", config.compress.to_string()),
        ("DOMINION_COMPRESS_INPUT", config.compress_input.to_string()),
        ("DOMINION_IDLE_MINUTES", config.idle_minutes.to_string()),
        (
            "DOMINION_RECORD",
            config.record.as_ref().map(|file| file.display().to_string()).unwrap_or_default(),
        ),
        ("DOMINION_RECORD_MAX", config.record_max.to_string()),
        ("DOMINION_RECORD_PARTS", config.record_parts.to_string()),
        ("DOMINION_TEST_MODE", config.test_mode.to_string()),
        ("DOMINION_LOG_JSON", config.log_json.to_string()),
        ("DOMINION_LOG", config.log.clone()),
    ])
}

/// With a comma behind each: the word `none` alone would be none.
fn list(words: impl Iterator<Item = impl std::fmt::Display>) -> String {
    words.map(|word| format!("{word},")).collect()
}
