using AiOps.Bot.Core.Redaction;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Questions;

/// <summary>Makes lines fit to be shown: bounded, without control characters, secrets replaced. One for each answer, so that equal secrets are seen to be equal.</summary>
internal sealed class ShownLine(SecretRedactor? redactor)
{
    private const int MaxLength = 500;

    private readonly SecretRedactor _redactor = redactor ?? new();

    public AnswerLine Of(LogEvent logEvent) => new(logEvent.EventId, logEvent.Stream, logEvent.Timestamp, logEvent.Severity, TextOf(logEvent.Message));

    public string TextOf(string message)
    {
        // A secret at the cut must be seen whole to be found, so more is searched than is shown.
        var text = _redactor.Redact(message.Length > MaxLength * 4 ? message[..(MaxLength * 4)] : message);
        text = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        return text.Length <= MaxLength ? text : text[..MaxLength] + " …";
    }
}
