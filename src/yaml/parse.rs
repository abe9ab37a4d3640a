//! From text to a tree of [`Node`]s, event by event.
//!
//! The parser hands out flat events and this file stacks them, so that a deeply nested file costs
//! a longer vector and never a deeper call stack. Depth and number of nodes are bounded, also
//! through aliases: a file that unfolds into a billion nodes is a problem, not a full memory.

use std::collections::BTreeMap;
use std::sync::Arc;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError, Tag};

use super::node::{Kind, Node, Scalar};
use super::problem::{self, Problem};
use super::problems::Problems;
use super::span::{FileId, Span, Spanned};
use super::value::{self, Value};
use crate::base::limits::{YAML_DEPTH_MAX, YAML_NODES_MAX};

/// The tree of one file; `None` if it could not be read to its end or holds nothing at all. The
/// reasons are among the problems.
pub(super) fn parse(file: FileId, problems: &mut Problems) -> Option<Node> {
    let text = problems.text(file);
    let mut tree = Tree::new(file, text.clone(), problems);
    for event in Parser::new_from_str(&text) {
        let done = match event {
            Ok((event, span)) => tree.take(event, span.start, span.end),
            Err(error) => Err(tree.syntax(&error)),
        };
        if let Err(problem) = done {
            problems.push_unread(problem);
            return None;
        }
    }
    let Tree { root, .. } = tree;
    let root = root.filter(|root| !root.is_null());
    if root.is_none() {
        problems.push(problem::empty_file(file));
    }
    root
}

/// A tree that grows.
struct Tree<'p> {
    file: FileId,
    text: Arc<str>,
    /// Byte offset of every character; empty when both are the same.
    offsets: Vec<u32>,
    /// Lists and mappings that have begun and not ended.
    open: Vec<Open>,
    anchors: BTreeMap<usize, Built>,
    nodes: usize,
    documents: usize,
    /// How far the text was understood.
    understood: usize,
    /// The last quoted text of several lines.
    long_quote: Option<Span>,
    root: Option<Node>,
    problems: &'p mut Problems,
}

/// A list or mapping that is not finished.
struct Open {
    start: usize,
    anchor: usize,
    size: usize,
    height: usize,
    body: Body,
}

enum Body {
    List(Vec<Node>),
    Map { entries: Vec<(Spanned<String>, Node)>, places: BTreeMap<String, Span>, key: Pending },
}

/// The key whose value comes next.
enum Pending {
    None,
    Key(Spanned<String>),
    /// It was no key; its value is read and forgotten.
    Forget,
}

/// A finished node, with how many nodes it is and how deep, so that aliases can be bounded.
#[derive(Clone)]
struct Built {
    node: Node,
    size: usize,
    height: usize,
}

impl<'p> Tree<'p> {
    fn new(file: FileId, text: Arc<str>, problems: &'p mut Problems) -> Tree<'p> {
        let offsets = match text.is_ascii() {
            true => Vec::new(),
            false => text.char_indices().map(|(offset, _)| offset as u32).collect(),
        };
        Tree {
            file,
            text,
            offsets,
            open: Vec::new(),
            anchors: BTreeMap::new(),
            nodes: 0,
            documents: 0,
            understood: 0,
            long_quote: None,
            root: None,
            problems,
        }
    }

    /// Takes one event. A problem that comes back ends the reading of this file.
    fn take(&mut self, event: Event<'_>, start: Marker, end: Marker) -> Result<(), Problem> {
        let (from, to) = (self.byte(start), self.byte(end));
        self.understood = self.understood.max(to);
        match event {
            Event::DocumentStart(_) => self.begin_document(from),
            Event::Scalar(raw, style, anchor, tag) => {
                let span = self.scalar_span(from, to);
                self.note_tag(tag.as_deref(), span);
                self.note_characters(&raw, span);
                self.note_quote(style, span);
                let kind = scalar(raw.into_owned(), style, tag.as_deref());
                self.count(1, span)?;
                self.put(anchor, Built { node: Node { span, kind }, size: 1, height: 0 })
            }
            Event::SequenceStart(anchor, tag) => {
                self.begin(from, anchor, tag.as_deref(), Body::List(Vec::new()))
            }
            Event::MappingStart(anchor, tag) => {
                let (entries, places) = Default::default();
                let body = Body::Map { entries, places, key: Pending::None };
                self.begin(from, anchor, tag.as_deref(), body)
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(from, to),
            Event::Alias(anchor) => self.alias(anchor, self.span(from, to)),
            _ => Ok(()),
        }
    }

    fn begin_document(&mut self, at: usize) -> Result<(), Problem> {
        self.documents += 1;
        match self.documents {
            1 => Ok(()),
            _ => Err(problem::several_documents(self.span(at, at + 3))),
        }
    }

    fn begin(
        &mut self,
        start: usize,
        anchor: usize,
        tag: Option<&Tag>,
        body: Body,
    ) -> Result<(), Problem> {
        let span = self.span(start, start + 1);
        self.note_tag(tag, span);
        self.count(1, span)?;
        if self.open.len() >= YAML_DEPTH_MAX {
            return Err(problem::too_deep(span));
        }
        self.open.push(Open { start, anchor, size: 1, height: 0, body });
        Ok(())
    }

    /// Ends a list or mapping. What ends with a bracket ends there; the other kind ends with the
    /// last thing in it, since the parser learns of that end only at the next thing outside.
    fn end(&mut self, from: usize, to: usize) -> Result<(), Problem> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        let (kind, last) = match open.body {
            Body::List(nodes) => {
                let last = nodes.iter().map(|node| node.span.end).max();
                (Kind::List(nodes), last)
            }
            Body::Map { entries, .. } => {
                let last = entries.iter().map(|(key, node)| key.span.end.max(node.span.end)).max();
                (Kind::Map(merged(entries)), last)
            }
        };
        let end = if from < to { to } else { last.map_or(to, |last| last as usize) };
        let span = self.span(open.start, end);
        let built = Built { node: Node { span, kind }, size: open.size, height: open.height + 1 };
        self.put(open.anchor, built)
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Result<(), Problem> {
        let Some(built) = self.anchors.get(&anchor) else {
            return Err(problem::alias_inside_itself(span));
        };
        let built = built.clone();
        if self.open.len() + built.height > YAML_DEPTH_MAX {
            return Err(problem::too_deep(span));
        }
        self.count(built.size, span)?;
        self.put(0, built)
    }

    /// Hands a finished node to whatever it stands in.
    fn put(&mut self, anchor: usize, built: Built) -> Result<(), Problem> {
        if anchor != 0 {
            // The copy counts as well, or a file of anchors would cost its size squared.
            self.count(built.size, built.node.span)?;
            self.anchors.insert(anchor, built.clone());
        }
        let Built { node, size, height } = built;
        let Some(open) = self.open.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        open.size += size;
        open.height = open.height.max(height);
        match &mut open.body {
            Body::List(nodes) => nodes.push(node),
            Body::Map { entries, places, key } => match std::mem::replace(key, Pending::None) {
                Pending::None => *key = as_key(node, places, self.problems),
                Pending::Key(name) => entries.push((name, node)),
                Pending::Forget => {}
            },
        }
        Ok(())
    }

    fn count(&mut self, more: usize, span: Span) -> Result<(), Problem> {
        self.nodes += more;
        match self.nodes <= YAML_NODES_MAX {
            true => Ok(()),
            false => Err(problem::too_many_values(span)),
        }
    }

    fn note_tag(&mut self, tag: Option<&Tag>, span: Span) {
        if let Some(tag) = tag.filter(|tag| !tag.is_yaml_core_schema()) {
            self.problems.push(problem::tag_not_used(&tag.to_string(), span));
        }
    }

    /// Says of a text that something stands in it that cannot be seen, or that turns what stands
    /// around it about. Words of right-to-left scripts need none of these.
    fn note_characters(&mut self, raw: &str, span: Span) {
        if raw.bytes().all(|byte| matches!(byte, b'\n' | b' '..=b'~')) {
            return;
        }
        if let Some(odd) = raw.chars().find(|c| is_odd(*c)) {
            self.problems.push(problem::odd_character(odd, span));
        }
    }

    fn note_quote(&mut self, style: ScalarStyle, span: Span) {
        let is_quoted = matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
        let written = self.text.get(span.start as usize..span.end as usize);
        if is_quoted && written.is_some_and(|text| text.contains('\n')) {
            self.long_quote = Some(span);
        }
    }

    fn syntax(&self, error: &ScanError) -> Problem {
        let at = self.byte(*error.marker());
        match self.open_quote(error, at) {
            Some(quote) => problem::quote_open(self.span(quote, quote + 1)),
            None => problem::syntax(error.info(), self.span(at, at + 1)),
        }
    }

    /// Where the quote opens that an error comes of. The parser complains where it gave up, which may
    /// be many lines further down: at the end of the file, at the first line that stands too far
    /// left, or behind the quote that was to open the next text and closed this one.
    fn open_quote(&self, error: &ScanError, at: usize) -> Option<usize> {
        if error.info().contains("quoted scalar") {
            return self.first_quote(self.understood.min(at)).or(self.first_quote(0));
        }
        let long = self.long_quote?;
        let between = self.text.get(long.end as usize..at)?;
        (!between.contains('\n')).then_some(long.start as usize)
    }

    /// The first quote from a byte on that opens a text.
    fn first_quote(&self, from: usize) -> Option<usize> {
        let from = self.text.floor_char_boundary(from);
        let opens = |at: usize| {
            let before = self.text.get(..at).and_then(|text| text.chars().next_back());
            before.is_none_or(|c| c.is_whitespace() || ":,[{-".contains(c))
        };
        let quotes = self.text.get(from..)?.match_indices(['"', '\'']);
        quotes.map(|(at, _)| from + at).find(|at| opens(*at))
    }

    fn byte(&self, marker: Marker) -> usize {
        match self.offsets.is_empty() {
            true => marker.index().min(self.text.len()),
            false => self.offsets.get(marker.index()).map_or(self.text.len(), |n| *n as usize),
        }
    }

    /// A scalar's span without the blanks that the parser read past its end.
    fn scalar_span(&self, start: usize, end: usize) -> Span {
        let written = self.text.get(start..end).unwrap_or_default().trim_end();
        self.span(start, start + written.len())
    }

    fn span(&self, start: usize, end: usize) -> Span {
        let end = end.min(self.text.len()).max(start);
        Span { file: self.file, start: start as u32, end: end as u32 }
    }
}

/// What a scalar is: quoted ones are text, plain ones are asked about.
fn scalar(raw: String, style: ScalarStyle, tag: Option<&Tag>) -> Kind {
    let text = tag.is_some_and(|tag| tag.is_yaml_core_schema() && tag.suffix == "str");
    let value = match style {
        ScalarStyle::Plain if !text => value::of_plain(&raw),
        _ => Some(Value::Text),
    };
    value.map_or(Kind::Null, |value| Kind::Scalar(Scalar { raw, value }))
}

/// Whether a character is none that a text is made of: a control character, a mark of direction
/// that reaches beyond its word, or a blank of no width.
fn is_odd(c: char) -> bool {
    let is_break = matches!(c, '\n' | '\t');
    (c.is_control() && !is_break)
        || matches!(c, '\u{200b}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn as_key(node: Node, places: &mut BTreeMap<String, Span>, problems: &mut Problems) -> Pending {
    let span = node.span;
    let Kind::Scalar(Scalar { raw, .. }) = node.kind else {
        problems.push(problem::not_a_key(span, node.kind_name()));
        return Pending::Forget;
    };
    match places.get(&raw) {
        Some(first) => {
            problems.push(problem::duplicate_key(&raw, span, problems.line(*first)));
            Pending::Forget
        }
        None => {
            places.insert(raw.clone(), span);
            Pending::Key(Spanned { value: raw, span })
        }
    }
}

/// Resolves the merge key `<<`: entries of the mappings behind it that the mapping itself lacks.
fn merged(mut entries: Vec<(Spanned<String>, Node)>) -> Vec<(Spanned<String>, Node)> {
    let Some(at) = entries.iter().position(|(key, node)| {
        key.value == "<<" && matches!(node.kind, Kind::Map(_) | Kind::List(_))
    }) else {
        return entries;
    };
    let (_, behind) = entries.remove(at);
    let maps = match behind.kind {
        Kind::List(nodes) => nodes,
        kind => vec![Node { span: behind.span, kind }],
    };
    let mut known: std::collections::BTreeSet<String> =
        entries.iter().map(|(key, _)| key.value.clone()).collect();
    for map in maps {
        if let Kind::Map(more) = map.kind {
            entries.extend(more.into_iter().filter(|(key, _)| known.insert(key.value.clone())));
        }
    }
    entries
}
