//! Transcripts: Markdown in which people type and read. The format is in
//! `tests/transcripts/README.md`.

use std::fmt::Write as _;

/// A file: sections by their headings.
pub struct Transcript {
    pub sections: Vec<Section>,
}

/// What stands under one heading: one evening.
pub struct Section {
    pub heading: String,
    pub blocks: Vec<Block>,
}

/// A fenced block.
pub struct Block {
    /// The line of its fence, counted from 1.
    pub line: usize,
    pub kind: BlockKind,
    /// What stands between the fences.
    pub text: String,
}

/// What a block is for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum BlockKind {
    /// ```` ```world ````: the world of the evening, or a new one for a reload.
    World,
    /// ```` ```file rooms/x.yaml ````: one world file as it is.
    File(String),
    /// ```` ```play ````
    Play,
}

/// One thing that is done in a play block, and what was read after it.
pub struct Step {
    /// As it is written, with its dice.
    pub written: String,
    pub line: usize,
    pub act: Act,
    /// What is loaded, by the name of the stream.
    pub dice: Vec<(String, Vec<u32>)>,
    pub expected: Vec<String>,
    /// Empty lines after it.
    pub gap: usize,
}

/// What is done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Act {
    /// `Aria> look`
    Types { who: String, line: String },
    /// `(1 round passes)`
    Happens(String),
}

/// Splits a file into sections and blocks.
pub fn parse(text: &str) -> Transcript {
    let mut sections: Vec<Section> = Vec::new();
    let mut open: Option<Block> = None;
    for (at, line) in text.lines().enumerate() {
        match &mut open {
            Some(_) if line.trim_end() == "```" => {
                let block = open.take();
                if let Some(section) = sections.last_mut() {
                    section.blocks.extend(block);
                }
            }
            Some(block) => {
                block.text.push_str(line);
                block.text.push('\n');
            }
            None => {
                if let Some(heading) = line.strip_prefix("# ") {
                    let heading = heading.trim().to_string();
                    sections.push(Section { heading, blocks: Vec::new() });
                } else if let Some(kind) = line.strip_prefix("```").and_then(block_kind) {
                    open = Some(Block { line: at + 1, kind, text: String::new() });
                }
            }
        }
    }
    Transcript { sections }
}

fn block_kind(info: &str) -> Option<BlockKind> {
    match info.trim().split_once(' ') {
        Some(("file", path)) => Some(BlockKind::File(path.trim().to_string())),
        None if info.trim() == "world" => Some(BlockKind::World),
        None if info.trim() == "play" => Some(BlockKind::Play),
        _ => None,
    }
}

/// The file with the text of its play blocks replaced, in order.
pub fn with_plays(text: &str, plays: &[String]) -> String {
    let mut plays = plays.iter();
    let mut new = String::new();
    let mut replaced = false;
    for line in text.lines() {
        if replaced && line.trim_end() != "```" {
            continue;
        }
        replaced = false;
        new.push_str(line);
        new.push('\n');
        if line.trim_end() == "```play"
            && let Some(play) = plays.next()
        {
            new.push_str(play);
            replaced = true;
        }
    }
    new
}

/// The steps of a play block. `names` are those who may type.
pub fn steps(block: &Block) -> Result<Vec<Step>, String> {
    let mut steps: Vec<Step> = Vec::new();
    for (at, line) in block.text.lines().enumerate() {
        let number = block.line + 1 + at;
        let Some(act) = act(line) else {
            let Some(last) = steps.last_mut() else {
                if line.trim().is_empty() {
                    continue;
                }
                return Err(format!("line {number}: nobody did anything yet: {line}"));
            };
            match line.trim().is_empty() {
                true => last.gap += 1,
                false => last.expected.push(line.trim_end().to_string()),
            }
            continue;
        };
        let (bare, dice) = split_dice(line).map_err(|why| format!("line {number}: {why}"))?;
        let act = if dice.is_empty() { act } else { self::act(bare).unwrap_or(act) };
        steps.push(Step {
            written: line.trim_end().to_string(),
            line: number,
            act,
            dice,
            expected: Vec::new(),
            gap: 0,
        });
    }
    Ok(steps)
}

fn act(line: &str) -> Option<Act> {
    if line.starts_with('(') {
        let inner = line.trim_end().strip_prefix('(')?;
        let inner = inner.split_once(')').map_or(inner, |(inner, _)| inner);
        return Some(Act::Happens(inner.trim().to_string()));
    }
    let (who, typed) = line.split_once('>')?;
    let is_name = who.starts_with(|c: char| c.is_ascii_uppercase())
        && who.chars().all(|c| c.is_ascii_alphanumeric());
    is_name.then(|| Act::Types {
        who: who.to_string(),
        line: typed.strip_prefix(' ').unwrap_or(typed).trim_end().to_string(),
    })
}

/// A step without its dice, and the dice: `(dice: 17, 6; movement: 2)`.
#[expect(clippy::type_complexity, reason = "a line and what stood behind it")]
fn split_dice(line: &str) -> Result<(&str, Vec<(String, Vec<u32>)>), String> {
    let Some(at) = line.find("(dice") else { return Ok((line, Vec::new())) };
    let inner = line[at..].trim_end().strip_prefix("(dice").and_then(|rest| rest.strip_suffix(')'));
    let inner = inner.ok_or("dice are written (dice: 17, 6)")?;
    let mut all = Vec::new();
    for part in inner.split(';') {
        let (stream, numbers) = part.split_once(':').ok_or("dice are written (dice: 17, 6)")?;
        let numbers: Result<Vec<u32>, _> = numbers.split(',').map(|n| n.trim().parse()).collect();
        let numbers = numbers.map_err(|_| format!("dice show numbers, not {part:?}"))?;
        let stream = if stream.trim().is_empty() { "combat" } else { stream.trim() };
        all.push((stream.to_string(), numbers));
    }
    Ok((line[..at].trim_end(), all))
}

/// A line that somebody read, written so that it is not mistaken for a step.
pub fn written(line: &str) -> String {
    match line {
        "" => "|".into(),
        line if line.starts_with('|') || line.contains(" sees:") || act(line).is_some() => {
            format!("| {line}")
        }
        line => line.into(),
    }
}

/// A step and what was read after it, as it stands in the block.
pub fn put_step(block: &mut String, step: &Step, read: &[String]) {
    let _ = writeln!(block, "{}", step.written);
    for line in read {
        let _ = writeln!(block, "{line}");
    }
    for _ in 0..step.gap {
        block.push('\n');
    }
}
