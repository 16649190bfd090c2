namespace AiOps.Bot.Core.Audit.Crontabs.Rules;

/// <summary>L01: a field or an assignment that cron cannot read, so it skips the line.</summary>
internal sealed class UnreadableFields : ICrontabRule
{
    private const string Why = "cron skips the whole line and says so only in its own log; the job never runs.";

    public IEnumerable<CrontabFault> Check(CrontabReading reading) =>
        reading.Entries.Where(e => !FieldCount.LacksFields(e) && !AssignmentPitfalls.IsExport(e)).SelectMany(Fields)
            .Concat(reading.Entries.SelectMany(RangesToSunday))
            .Concat(reading.Assignments.Where(a => !a.IsReadable).Select(Assignment));

    private static IEnumerable<CrontabFault> Fields(CrontabEntry entry) =>
        from field in entry.Fields
        where field.Problem is not null
        select Fault(entry, field, field.Problem!);

    private static IEnumerable<CrontabFault> RangesToSunday(CrontabEntry entry) =>
        from field in entry.Fields
        where field.Field == CronField.DayOfWeek && field.Values is not null
        from item in field.Values!.Items
        where item.To == 7 && !item.Text.Contains('7', StringComparison.Ordinal) && !item.IsStar && !item.IsSingle
        let problem = new CronFieldProblem(item.Text, "ends with Sunday, which is 0", item.From + "-7" + (item.HasStep ? "/" + item.Step : ""))
        select Fault(entry, field, problem) with { Severity = Severity.Low, What = $"'{item.Text}' ends with Sunday, which some crons read as 0 and then refuse the range." };

    private static CrontabFault Fault(CrontabEntry entry, CronFieldReading field, CronFieldProblem problem)
    {
        var corrected = problem.Correction is null ? null : Replace(field.Text, problem.Item, problem.Correction);
        var what = $"The {field.Field.Name} '{field.Text}' cannot be read: '{problem.Item}' {problem.Reason}.";
        var suggestion = corrected is null ? $"Write {field.Field.Low} to {field.Field.High}, a range, a list or '*'." : $"Write '{corrected}'.";
        return new("L01", Severity.High, entry.Number, what, Why, suggestion)
        {
            SuggestedLineText = corrected is null ? null : WithField(entry, field, corrected),
        };
    }

    private static string Replace(string list, string item, string correction) =>
        string.Join(',', list.Split(',').Select(i => i == item ? correction : i));

    private static string WithField(CrontabEntry entry, CronFieldReading field, string corrected)
    {
        var at = 0;
        foreach (var other in entry.Fields)
        {
            at = entry.Text.IndexOf(other.Text, at, StringComparison.Ordinal);
            if (ReferenceEquals(other, field))
            {
                break;
            }

            at += other.Text.Length;
        }

        return entry.Text[..at] + corrected + entry.Text[(at + field.Text.Length)..];
    }

    private static CrontabFault Assignment(CrontabAssignment assignment) => assignment.Rest.Length > 0
        ? new("L01", Severity.High, assignment.Number, $"'{assignment.Rest}' follows the quoted value of {assignment.Name}.",
            "cron allows nothing after the closing quote, not even a comment: it skips the line and the variable is not set.", "Move the comment to a line of its own.")
        {
            SuggestedLineText = assignment.Text[..assignment.Text.LastIndexOf(assignment.Rest, StringComparison.Ordinal)].TrimEnd(),
        }
        : new("L01", Severity.High, assignment.Number, $"{assignment.Name} has no value.", "cron takes this for a broken job and skips it; the variable keeps its old value.",
            $"Write {assignment.Name}=\"\" to set it to nothing.")
        {
            SuggestedLineText = $"{assignment.Name}=\"\"",
        };
}
