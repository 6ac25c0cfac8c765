"""Discord's numbers, each with its source: paths are those of discord/discord-api-docs, under `developers/`."""

# Display characters of all text in a components v2 message. Not in the documentation; discord.py
# (ui/view.py, LayoutView), JDA and composure agree on it.
MESSAGE_TEXT = 4000
# Characters of a message's content, where it has no components v2 (resources/message.mdx).
CONTENT = 2000
# Choices of one autocomplete, and the length of a choice's name and value (interactions/
# receiving-and-responding.mdx, application-commands.mdx).
CHOICES = 25
CHOICE_LENGTH = 100
# The title of a form, and the label of a field in it (interactions/receiving-and-responding.mdx, components/
# reference.mdx).
FORM_LABEL_LENGTH = 45
# A string option of a command (interactions/application-commands.mdx, max_length).
OPTION_LENGTH = 6000
# A link; stated for the URL of a button (components/reference.mdx) and kept for links in text too.
LINK_LENGTH = 512

# JSON error codes (topics/opcodes-and-status-codes.mdx).
UNKNOWN_CHANNEL = 10003
UNKNOWN_MESSAGE = 10008
UNKNOWN_WEBHOOK = 10015
UNKNOWN_INTERACTION = 10062
ALREADY_ACKNOWLEDGED = 40060
MISSING_ACCESS = 50001
CANNOT_SEND_EMPTY_CHANNEL = 50008
CHANNEL_VERIFICATION_TOO_HIGH = 50024
MEMBER_IS_QUARANTINED = 40058
BLOCKED_BY_AUTOMOD = 200000
CANNOT_DM_THIS_USER = 50007
MISSING_PERMISSIONS = 50013
INVALID_WEBHOOK_TOKEN = 50027
INVALID_FORM_BODY = 50035
THREAD_IS_ARCHIVED = 50083
REPLY_NEEDS_HISTORY = 160002
THREAD_IS_LOCKED = 160005
