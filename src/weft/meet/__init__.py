"""Meetings: seats and balance, agenda, documents, calendar, attendance, evaluation, follow-up, the folder for the room.

Ways in: `agenda.planned` begins a meeting; `questionnaire.questionnaire` its questions; `seats.held`, `seats.missing`, `balance.balance`;
`documents.composed`, `.letter`, `.own`, `.set_as`; `sheets.sign_in`, `.name_plates`; `certificates.certified`; `workbook.workbook`;
`calendar.published`, `.requested`, `.cancelled`, `.followed`; `results.results`; `following.reminders`; `folder.folder`.
"""
