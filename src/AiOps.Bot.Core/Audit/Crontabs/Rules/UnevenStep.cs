namespace AiOps.Bot.Core.Audit.Crontabs.Rules;

/// <summary>L20: a step that does not divide its range, exceeds it, or stands on a single value.</summary>
internal sealed class UnevenStep : ICrontabRule
{
    public IEnumerable<CrontabFault> Check(CrontabReading reading) =>
        from entry in reading.Entries
        where entry.Keyword is null
        from field in entry.Fields
        where field.Values is not null
        from item in field.Values!.Items
        where item.HasStep
        let fault = CheckItem(entry, field.Values!, item)
        where fault is not null
        select fault;

    private static CrontabFault? CheckItem(CrontabEntry entry, CronFieldValues values, CronItem item)
    {
        var field = values.Field;
        if (item.Step > field.High - field.Low + 1)
        {
            return Fault(entry, Severity.High, item, $"is larger than all values of the {field.Name}", $"The job runs only at {item.From} there, and not every {item.Step}.");
        }

        if (item.IsSingle)
        {
            return Fault(entry, Severity.Medium, item, "stands on a single value", "Some crons read it as a range up to the end, some as the value alone, some refuse the line.", $"{item.From}-{field.High}/{item.Step}");
        }

        if (item.Step > item.To - item.From && item.Step > 1)
        {
            return Fault(entry, item.IsStar ? Severity.Medium : Severity.Low, item, $"is larger than its range in the {field.Name}", $"Only {item.From} is left of the range.");
        }

        return item.IsStar && field.Size % item.Step != 0 ? Uneven(entry, field, item) : null;
    }

    private static CrontabFault Uneven(CrontabEntry entry, CronField field, CronItem item)
    {
        // Months have different lengths, so every step of days is uneven at their end; that surprises nobody with small steps.
        var last = item.To - (item.To - item.From) % item.Step;
        return Fault(entry, field == CronField.DayOfMonth ? Severity.Low : Severity.Medium, item, $"does not divide the {field.Name} evenly",
            $"The count starts anew at {item.From}, so the gap after {last} is shorter than {item.Step}.");
    }

    private static CrontabFault Fault(CrontabEntry entry, Severity severity, CronItem item, string what, string why, string? instead = null) =>
        new("L20", severity, entry.Number, $"The step of '{item.Text}' {what}.", why, instead is null ? "Write the values out, or choose a step that divides the range." : $"Write '{instead}'.");
}
