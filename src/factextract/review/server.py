"""The server of the desk: a page, its modules, and the few requests that it makes."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from importlib.resources import files
from typing import Any, TypeVar

from jinja2 import Environment, PackageLoader, select_autoescape
from pydantic import BaseModel, ValidationError
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from factextract.errors import FactextractError, UsageError
from factextract.report.bundle import UNFIT_IN_NAME
from factextract.report.page import write_report
from factextract.review.desk import ConflictError, ReviewDesk, Written
from factextract.review.exports import format_claim_review, format_reviewed_csv, format_reviewed_jsonl
from factextract.review.guard import Guard, Session
from factextract.review.outcome import apply_decisions
from factextract.review.reading import list_doubts, read_span, read_typed
from factextract.review.requests import AcceptShown, Decide, ReadAgain, Reanchor, Since, Step
from factextract.review.views import view_article, view_desk, view_entry, view_progress, view_targets

MEDIA_TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
STATIC = ("desk.js", "article.js", "card.js", "editor.js", "api.js", "dom.js", "keys.js", "desk.css")
SHARED = ("offsets.js",)

R = TypeVar("R", bound=BaseModel)


def build_app(desk: ReviewDesk, session: Session, *, port: int) -> Starlette:
    """Give the application of a desk; every route stands behind the guard."""
    modules = load_static()
    page = render_page(desk)

    async def show_page(request: Request) -> Response:
        return HTMLResponse(page)

    async def show_module(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in modules:
            return answer({"error": "there is no such file"}, 404)
        return Response(modules[name], media_type=MEDIA_TYPES[name[name.rindex(".") :]])

    async def show_desk(request: Request) -> Response:
        desk.refresh()
        return answer(view_desk(desk))

    async def show_article(request: Request) -> Response:
        desk.refresh()
        return answer(view_article(desk, int(request.path_params["place"])))

    async def show_changes(request: Request) -> Response:
        return answer(describe(desk.changed_since((await read_body(request, Since)).seq)))

    async def decide(request: Request) -> Response:
        return answer(describe(desk.decide(await read_body(request, Decide))))

    async def accept_shown(request: Request) -> Response:
        return answer(describe(desk.accept_shown(await read_body(request, AcceptShown))))

    async def undo(request: Request) -> Response:
        return answer(describe(desk.undo(await read_body(request, Step))))

    async def redo(request: Request) -> Response:
        return answer(describe(desk.redo(await read_body(request, Step))))

    async def reanchor(request: Request) -> Response:
        asked = await read_body(request, Reanchor)
        return answer(describe(desk.reanchor(asked), whole=asked.article))

    async def read_again(request: Request) -> Response:
        return answer(reread(desk, await read_body(request, ReadAgain)))

    async def export(request: Request) -> Response:
        desk.refresh()
        return export_as(desk, request.path_params["name"])

    def describe(written: Written, *, whole: int | None = None) -> dict[str, Any]:
        changed = [
            {"article": place, "entry": view_entry(desk, place), "targets": view_targets(desk, place, targets)}
            for place, targets in sorted(written.targets.items())
        ]
        return {"changed": changed, "progress": view_progress(desk), "seq": desk.fold.last_seq, "reload": whole}

    routes = [
        Route("/", show_page),
        Route("/static/{name}", show_module),
        Route("/api/desk", show_desk),
        Route("/api/articles/{place:int}", show_article),
        Route("/api/changes", guarded(desk, show_changes), methods=["POST"]),
        Route("/api/decide", guarded(desk, decide), methods=["POST"]),
        Route("/api/accept-shown", guarded(desk, accept_shown), methods=["POST"]),
        Route("/api/undo", guarded(desk, undo), methods=["POST"]),
        Route("/api/redo", guarded(desk, redo), methods=["POST"]),
        Route("/api/reanchor", guarded(desk, reanchor), methods=["POST"]),
        Route("/api/read", guarded(desk, read_again), methods=["POST"]),
        Route("/export/{name}", export),
    ]
    return Starlette(
        routes=routes,
        middleware=[Middleware(Guard, session=session, port=port)],
        exception_handlers={UsageError: refuse_usage},
    )


def guarded(
    desk: ReviewDesk, handle: Callable[[Request], Awaitable[Response]]
) -> Callable[[Request], Awaitable[Response]]:
    """Give a handler whose refusals become answers that the page can show."""

    async def handle_guarded(request: Request) -> Response:
        try:
            return await handle(request)
        except ConflictError as conflict:
            places = {
                place for place in range(len(desk.dossiers)) if set(desk.targets_of(place)) & set(conflict.targets)
            }
            views = [
                {
                    "article": place,
                    "entry": view_entry(desk, place),
                    "targets": view_targets(desk, place, set(conflict.targets)),
                }
                for place in sorted(places)
            ]
            body = {"error": str(conflict), "conflict": list(conflict.targets), "changed": views}
            return answer({**body, "progress": view_progress(desk)}, 409)
        except FactextractError as error:
            return answer({"error": str(error)}, 422)
        except ClientDisconnect:
            return answer({"error": "the request broke off"}, 413)

    return handle_guarded


async def refuse_usage(request: Request, error: Exception) -> Response:
    """Answer a request that cannot be carried out."""
    return answer({"error": str(error)}, 422)


async def read_body(request: Request, kind: type[R]) -> R:
    """Read the body as a request of this kind; raises UsageError where it is none."""
    try:
        return kind.model_validate_json(await request.body())
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise UsageError(f"{where or 'the request'}: {first['msg'].removeprefix('Value error, ')}") from error


def answer(content: Any, status: int = 200) -> Response:
    """Give an answer as JSON; half characters of a badly decoded text become question marks."""
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return Response(body.encode("utf-8", "replace"), status, media_type="application/json")


def reread(desk: ReviewDesk, asked: ReadAgain) -> dict[str, Any]:
    """Read a span or typed words anew, and say where an edited claim disagrees with its text."""
    dossier = desk.dossier_at(asked.article)
    text = dossier.article.text
    proposal = None
    if asked.typed is not None:
        proposal = read_typed(asked.typed)
    elif asked.start is not None and asked.end is not None and asked.start < asked.end <= len(text):
        proposal = read_span(text, asked.start, asked.end)
    doubts: list[str] = []
    if asked.claim is not None:
        original = desk.current_claim(asked.target) if asked.target is not None else None
        doubts = list(list_doubts(desk.build_claim(asked.claim, dossier, original), text))
    return {"proposal": proposal.to_json_dict() if proposal is not None else None, "doubts": doubts}


def export_as(desk: ReviewDesk, name: str) -> Response:
    """Give an export by its name; the names are a closed list."""
    if name == "claims.csv":
        body, media = "".join(format_reviewed_csv(desk.settled())), "text/csv; charset=utf-8"
    elif name == "claims.jsonl":
        body, media = "".join(format_reviewed_jsonl(desk.settled())), "application/jsonl"
    elif name == "claimreview.json":
        body, media = format_claim_review(desk.settled()), "application/ld+json"
    elif name == "report.html":
        decisions = [d for d in desk.journal.read_all() if desk.only is None or d.reviewer == desk.only]
        body = write_report([apply_decisions(dossier, decisions) for dossier in desk.dossiers])
        media = "text/html; charset=utf-8"
    else:
        return answer({"error": "there is no such export"}, 404)
    stem = UNFIT_IN_NAME.sub("-", desk.dossiers[0].article.doc_id).strip(".-")[:60] if len(desk.dossiers) == 1 else ""
    head = {
        "content-disposition": f'attachment; filename="{(stem or "review").encode("ascii", "ignore").decode()}-{name}"'
    }
    return Response(body.encode("utf-8", "replace"), media_type=media, headers=head)


def load_static() -> dict[str, bytes]:
    """Give the page's modules and style sheet by name: a closed list, read once."""
    own = files("factextract.review").joinpath("static")
    shared = files("factextract.report").joinpath("assets")
    loaded = {name: own.joinpath(name).read_bytes() for name in STATIC}
    return loaded | {name: shared.joinpath(name).read_bytes() for name in SHARED}


def render_page(desk: ReviewDesk) -> str:
    """Give the page without any article: its modules fetch what there is to show."""
    environment = Environment(
        loader=PackageLoader("factextract.review"), autoescape=select_autoescape(default=True, default_for_string=True)
    )
    return environment.get_template("desk.html").render(
        reviewer=desk.reviewer, blind=desk.blind, order=desk.order, several=len(desk.dossiers) > 1
    )
