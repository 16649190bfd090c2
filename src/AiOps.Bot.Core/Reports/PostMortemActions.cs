using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Core.Reports;

/// <summary>What was proposed and done, with what exactly was approved by whom.</summary>
internal static class PostMortemActions
{
    public static void Write(MarkdownPage page, IncidentRecord record)
    {
        page.Heading("Actions");
        if (record.Remediations.Count == 0)
        {
            page.Bullet("Nothing was proposed or run here; what people did by hand is not in the record");
        }

        foreach (var remediation in record.Remediations.OrderBy(r => r.ProposedAt).ThenBy(r => r.Id.Value, StringComparer.Ordinal))
        {
            page.Bullet($"{page.Text(remediation.Title)} on {page.Code(remediation.Request.Resource.Value)} ({remediation.Tier}): **{remediation.Status}**");
            foreach (var line in Details(page, remediation))
            {
                page.Below(line);
            }
        }
    }

    private static IEnumerable<string> Details(MarkdownPage page, Remediation remediation)
    {
        yield return $"proposed {page.Clock.Time(remediation.ProposedAt)} by {page.Text(remediation.RequestedBy)}, digest {page.Code(remediation.Digest)}";
        foreach (var approval in remediation.Approvals)
        {
            var reason = approval.Reason.Length == 0 ? "" : $": {page.Text(approval.Reason)}";
            yield return $"approved {page.Clock.Time(approval.At)} by {page.Text(approval.PersonName)}, digest {page.Code(approval.Digest)}{reason}";
        }

        if (remediation.RejectedBy is { } rejected)
        {
            yield return $"rejected by {page.Text(rejected)}{(remediation.Reason is { Length: > 0 } why ? ": " + page.Text(why) : "")}";
        }

        if (remediation.Execution is { } run)
        {
            yield return $"ran {page.Clock.Time(run.StartedAt)}{(run.FinishedAt is { } end ? $" to {page.Clock.Time(end)}" : ", not finished")}: {page.Text(run.RunDetail ?? "no answer yet")}";
            yield return "checked: " + page.Text(run.CheckDetail ?? "not yet");
        }

        if (remediation.RollbackOf is { } undone)
        {
            yield return $"undoes {page.Code(undone.Value)}";
        }
    }
}
