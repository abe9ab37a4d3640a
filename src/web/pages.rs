//! What each path answers.

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use prometheus_client::encoding::prometheus_text::CONTENT_TYPE;
use serde_json::json;

use super::Source;

/// All paths.
pub(super) fn router(source: Source) -> Router {
    Router::new()
        .route("/", get(index))
        .route("/metrics", get(metrics))
        .route("/healthz", get(healthz))
        .fallback(nothing)
        .with_state(source)
}

const INDEX: &str = "\
Dominion

/metrics  everything that is counted, for Prometheus
/healthz  whether the server does its work
";

async fn index() -> Response {
    said(StatusCode::OK, "text/plain; charset=utf-8", INDEX.to_owned())
}

async fn nothing() -> Response {
    let text = format!("There is nothing here.\n\n{INDEX}");
    said(StatusCode::NOT_FOUND, "text/plain; charset=utf-8", text)
}

async fn metrics(State(source): State<Source>) -> Response {
    said(StatusCode::OK, CONTENT_TYPE, source.measures.prometheus())
}

async fn healthz(State(source): State<Source>) -> Response {
    let up = source.began.elapsed();
    let state = source.measures.health.state(up);
    let code = match state.is_serving() {
        true => StatusCode::OK,
        false => StatusCode::SERVICE_UNAVAILABLE,
    };
    let body = json!({
        "status": state.word(),
        "uptime_seconds": up.as_secs(),
        "players": source.measures.world().players,
    });
    said(code, "application/json", format!("{body}\n"))
}

/// An answer of now, which nobody should show again later, or take for something else.
fn said(code: StatusCode, kind: &'static str, body: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (code, headers, body).into_response()
}
