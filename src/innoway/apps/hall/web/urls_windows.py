"""Addresses of the windows; each name is the phrase of an operation or a query."""

from django.urls import path

from innoway.apps.hall.web.views import desk, obstacles, ratings, tickets, windows

urlpatterns = [
    path("windows/", windows.windows, name="windows"),
    path("windows/<slug:window_key>/book/", windows.book_appointment, name="book-appointment"),
    path("appointments/", windows.appointments, name="appointments"),
    path("appointments/<int:pk>/", windows.appointment, name="appointment"),
    path("appointments/<int:pk>/move/", windows.move_appointment, name="move-appointment"),
    path("appointments/<int:pk>/cancel/", windows.cancel_appointment, name="cancel-appointment"),
    path("kiosk/", tickets.take_ticket, name="take-ticket"),
    path("board/", tickets.board, name="board"),
    path("tickets/<slug:token>/", tickets.visit, name="visit"),
    path("tickets/<slug:token>/leave/", tickets.leave_ticket, name="leave-ticket"),
    path("tickets/<slug:token>/rate/", tickets.rate_visit, name="rate-visit"),
    path("tickets/<slug:token>/rate-again/", tickets.follow_up_rating, name="follow-up-rating"),
    path("desk/", desk.desk, name="desk"),
    path("desk/suggestions/", desk.suggestions_for, name="suggestions"),
    path("desk/open/", desk.open_desk, name="open-desk"),
    path("desk/close/", desk.close_desk, name="close-desk"),
    path("desk/call-next/", desk.call_next_ticket, name="call-next-ticket"),
    path("desk/phone/", desk.answer_phone, name="answer-phone"),
    path("desk/<int:ticket_id>/transfer/", desk.transfer_ticket, name="transfer-ticket"),
    path("desk/<int:ticket_id>/visitor/", desk.record_visitor, name="record-visitor"),
    path("desk/<int:ticket_id>/case/", desk.open_visitor_case, name="open-visitor-case"),
    path("desk/<int:ticket_id>/note/", desk.write_desk_note, name="write-desk-note"),
    *(
        path(f"desk/<int:ticket_id>/{phrase}/", desk.view_of(phrase), name=phrase)
        for phrase in desk.ACTS
    ),
    path("obstacles/", obstacles.obstacles, name="obstacles"),
    path("obstacles/report/", obstacles.raise_obstacle, name="raise-obstacle"),
    path("obstacles/<int:pk>/", obstacles.obstacle, name="obstacle"),
    path("obstacles/<int:pk>/answer/", obstacles.answer_obstacle, name="answer-obstacle"),
    path("ratings/", ratings.ratings, name="ratings"),
    path("cases/<int:case_id>/rate/", ratings.rate_case, name="rate-case"),
    path("ratings/<int:pk>/", ratings.rating, name="rating"),
    *(
        path(f"ratings/<int:pk>/{phrase}/", ratings.view_of(phrase), name=phrase)
        for phrase in ratings.STEPS
    ),
]
