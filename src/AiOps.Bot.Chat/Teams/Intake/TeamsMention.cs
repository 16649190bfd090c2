namespace AiOps.Bot.Chat.Teams.Intake;

/// <summary>Somebody named in a text.</summary>
/// <param name="Text">How they stand there: <c>&lt;at&gt;Ana&lt;/at&gt;</c>.</param>
internal sealed record TeamsMention(TeamsAccount Mentioned, string Text);
