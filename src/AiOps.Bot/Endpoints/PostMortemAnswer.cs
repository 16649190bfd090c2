using System.Text;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Redaction;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Core.Reports;

namespace AiOps.Bot.Endpoints;

/// <summary>Answers with the draft of a post-mortem, for the API and the console alike.</summary>
internal static class PostMortemAnswer
{
    /// <param name="zone">An IANA name of the reader's zone; UTC where none is given.</param>
    public static async Task<IResult> GetAsync(string id, string? zone, ReadIncidentRecord read, IRedactor redactor, CancellationToken cancellationToken)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone is { Length: > 0 } ? zone : "UTC", out var found))
        {
            return Problems.Of(400, "Not a time zone", $"'{Reasons.Cut(zone!)}' is no time zone; name one as Europe/Berlin or UTC");
        }

        return await read.ReadAsync(new IncidentId(id), cancellationToken) is { } record
            ? Results.Text(PostMortem.Markdown(record, found, redactor.Of(record.Incident.Id)), "text/markdown", Encoding.UTF8)
            : Problems.Of(new Refusal(RefusalKind.NotFound, $"there is no incident {Reasons.Cut(id)}"));
    }
}
