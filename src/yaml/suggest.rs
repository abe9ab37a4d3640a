pub fn nearest_few<'a>(_word: &str, candidates: Vec<&'a str>, n: usize) -> Vec<&'a str> {
    candidates.into_iter().take(n).collect()
}
