"""What the windows hold about a person, for the file of their data."""

from typing import Any

from innoway.apps.hall.models import Appointment, DeskNote, Obstacle, Rating, Ticket


def held_by(account_id: int) -> dict[str, Any]:
    """Return appointments, tickets, notes, reports and ratings of an account; five queries."""
    own = {"account_id": account_id}
    return {
        "appointments": [
            {"window": a.window, "start": a.start.isoformat(), "state": a.state,
             "subject": a.subject}
            for a in Appointment.objects.filter(**own)
        ],
        "tickets": [
            {"day": t.day.isoformat(), "code": t.code, "window": t.window, "name": t.name,
             "phone": t.phone, "question": t.question}
            for t in Ticket.objects.filter(**own)
        ],
        "conversations": [
            {"at": n.written_at.isoformat(), "window": n.window, "text": n.text}
            for n in DeskNote.objects.filter(**own)
        ],
        "reports": [
            {"at": o.raised_at.isoformat(), "cause": o.cause, "text": o.text, "answer": o.answer}
            for o in Obstacle.objects.filter(**own)
        ],
        "ratings": [
            {"at": r.rated_at.isoformat(), "window": r.window, "level": r.level,
             "comment": r.comment, "phone": r.phone}
            for r in Rating.objects.filter(**own)
        ],
    }  # fmt: skip
