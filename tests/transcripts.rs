//! The transcripts, each played in memory and over real sockets.

use crate::harness::play;

/// One module per file of `tests/transcripts`.
macro_rules! transcripts {
    ($($name:ident),* $(,)?) => {
        const PLAYED: &[&str] = &[$(stringify!($name)),*];
        $(mod $name {
            #[test]
            fn in_memory() {
                super::play::in_memory(stringify!($name));
            }

            #[test]
            fn over_sockets() {
                super::play::over_sockets(stringify!($name));
            }
        })*
    };
}

transcripts! {
    acquaintances,
    channels,
    conduct,
    accounts,
    company,
    boards,
    events,
    confirm,
    conversations,
    door,
    duels,
    factions,
    fighting,
    goals,
    first_evening,
    first_steps,
    going,
    help,
    habits,
    instances,
    jobs,
    keeping,
    ledger,
    login,
    looking,
    mail,
    metrics,
    minds,
    moderation,
    news,
    notices,
    odd_corners,
    own_pages,
    patrols,
    people,
    programs,
    prompts,
    reconnecting,
    reload,
    remarks,
    reputation,
    resets,
    settings,
    shops,
    skills,
    socials,
    talking,
    things,
    tips,
    tuning,
    unknown_words,
    unseen,
    walking,
    war,
    wire,
    wizards,
    words,
    yourself,
}

/// The texts of all transcripts.
pub fn all_texts() -> Vec<String> {
    let read = |name: &&str| {
        let path = play::folder().join(format!("{name}.md"));
        std::fs::read_to_string(path).expect("a transcript that is listed is there")
    };
    PLAYED.iter().map(read).collect()
}

#[test]
fn every_transcript_is_played() {
    let mut files: Vec<String> = std::fs::read_dir(play::folder())
        .expect("a folder of transcripts")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter_map(|name| name.strip_suffix(".md").map(str::to_string))
        .filter(|name| name != "README")
        .collect();
    files.sort();
    let mut played: Vec<&str> = PLAYED.to_vec();
    played.sort_unstable();
    assert_eq!(files, played, "tests/transcripts.rs lists the files of tests/transcripts");
}

/// A whole evening, read aloud, on a narrow screen, and among friends: nothing that is typed is unknown,
/// and whoever plays on is of the third level at its end.
#[test]
fn issue17_done3_a_first_evening_ends_at_the_third_level() {
    let path = play::folder().join("first_evening.md");
    let text = std::fs::read_to_string(path).expect("the evening is written");
    let (whole, others) = text.split_once("\n# The same for ears").expect("the evening goes on");
    assert!(whole.contains("You reach level 2!") && whole.contains("You reach level 3!"));
    assert!(others.contains("# The same on a small telephone"));
    assert!(others.contains("# Three friends go out together"));
    assert!(!text.contains("is no command"));
}
