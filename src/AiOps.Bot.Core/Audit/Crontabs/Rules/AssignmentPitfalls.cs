namespace AiOps.Bot.Core.Audit.Crontabs.Rules;

/// <summary>L17, assignments: what a shell would do with them and cron does not.</summary>
internal sealed class AssignmentPitfalls : ICrontabRule
{
    public IEnumerable<CrontabFault> Check(CrontabReading reading) =>
        reading.Assignments.Where(a => a.IsReadable).SelectMany(Assignment).Concat(reading.Entries.Where(IsExport).Select(Export));

    /// <summary>True for "export NAME=value", which cron takes for a schedule.</summary>
    internal static bool IsExport(CrontabEntry entry) => entry.Text.TrimStart().StartsWith("export ", StringComparison.Ordinal);

    private static CrontabFault Export(CrontabEntry entry) =>
        new("L17", Severity.High, entry.Number, "'export' is a word of the shell, not of cron.", "cron takes the line for a job that it cannot read, and skips it: the variable is not set.", "Leave 'export' out; cron exports every variable.")
        {
            SuggestedLineText = entry.Text.TrimStart()["export ".Length..].TrimStart(),
        };

    private static IEnumerable<CrontabFault> Assignment(CrontabAssignment assignment)
    {
        if (assignment.Value.Contains('$', StringComparison.Ordinal))
        {
            yield return Fault(assignment, $"{assignment.Name} is set to text with a '$'.", "cron expands no variables: the commands get the '$' as it is written.", "Write the value out.");
        }

        if (assignment.Value.StartsWith('~') || assignment.Value.Contains(":~", StringComparison.Ordinal))
        {
            yield return Fault(assignment, $"{assignment.Name} is set to a path with '~'.", "cron does not expand '~'.", "Write the home directory out.");
        }

        if (!assignment.Quoted && assignment.Value.Contains(" #", StringComparison.Ordinal))
        {
            yield return Fault(assignment, $"A comment stands behind the value of {assignment.Name}.", "cron takes the comment as a part of the value.", "Move the comment to a line of its own.") with
            {
                SuggestedLineText = assignment.Text[..assignment.Text.IndexOf(" #", StringComparison.Ordinal)].TrimEnd(),
            };
        }
    }

    private static CrontabFault Fault(CrontabAssignment assignment, string what, string why, string suggestion) =>
        new("L17", Severity.Medium, assignment.Number, what, why, suggestion);
}
