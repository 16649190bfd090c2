using System.Collections.Immutable;

namespace AiOps.Bot.Core.Audit.Crontabs;

/// <summary>Reads one field of a schedule as cron does: lists of values, ranges and stars, each with a step; names for months and days.</summary>
internal static class CronFieldParser
{
    public static CronFieldReading Parse(CronField field, string text)
    {
        var items = ImmutableArray.CreateBuilder<CronItem>();
        ulong bits = 0;
        foreach (var part in text.Split(','))
        {
            var (item, problem) = ParseItem(field, part);
            if (item is null)
            {
                return new(field, text, null, problem);
            }

            items.Add(item);
            bits |= BitsOf(field, item);
        }

        return new(field, text, new(field, text, items.ToImmutable(), bits), null);
    }

    private static (CronItem? Item, CronFieldProblem? Problem) ParseItem(CronField field, string text)
    {
        if (text.Length == 0)
        {
            return (null, new(text, "is empty between commas"));
        }

        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var span = slash < 0 ? text : text[..slash];
        var step = 1;
        if (slash >= 0 && (!TryNumber(text[(slash + 1)..], out step) || step == 0))
        {
            return (null, new(text, step == 0 && slash < text.Length - 1 ? "has a step of 0" : "has no number as its step"));
        }

        return span == "*" ? (new(text, field.Low, field.High, step, true, false), null) : ParseSpan(field, text, span, step);
    }

    private static (CronItem? Item, CronFieldProblem? Problem) ParseSpan(CronField field, string text, string span, int step)
    {
        var dash = span.IndexOf('-', StringComparison.Ordinal);
        var (from, problem) = ParseValue(field, dash < 0 ? span : span[..dash]);
        if (problem is not null)
        {
            return (null, Within(text, span, problem));
        }

        if (dash < 0)
        {
            return (new(text, from, step > 1 || text != span ? field.High : from, step, false, true), null);
        }

        (var to, problem) = ParseValue(field, span[(dash + 1)..]);
        return problem is null ? Range(field, text, (from, to), step) : (null, Within(text, span, problem));
    }

    private static (CronItem? Item, CronFieldProblem? Problem) Range(CronField field, string text, (int From, int To) bounds, int step)
    {
        // Sunday at the end of a range can only be the seventh day.
        var (from, to) = (bounds.From, field == CronField.DayOfWeek && bounds is { To: 0, From: > 0 } ? 7 : bounds.To);
        return from <= to ? (new(text, from, to, step, false, false), null) : Reversed(field, text, from, to);
    }

    private static (CronItem? Item, CronFieldProblem? Problem) Reversed(CronField field, string text, int from, int to)
    {
        return (null, new(text, "is a range that runs backwards", text.Contains('/', StringComparison.Ordinal) ? null : $"{from}-{field.High},{field.Low}-{to}"));
    }

    private static CronFieldProblem Within(string text, string span, CronFieldProblem problem) =>
        problem.Correction is null || text != span || problem.Item.Length == 0
            ? problem with { Item = text, Correction = null }
            : problem with { Item = text, Correction = span.Replace(problem.Item, problem.Correction, StringComparison.Ordinal) };

    private static (int Value, CronFieldProblem? Problem) ParseValue(CronField field, string text)
    {
        if (TryNumber(text, out var number))
        {
            return number < field.Low || number > field.High
                ? (0, new(text, number > field.High ? $"is above {field.High}" : $"is below {field.Low}"))
                : (number, null);
        }

        var name = field.Names.IndexOf(text.ToLowerInvariant());
        return name >= 0 ? (field.Low == 1 ? name + 1 : name, null) : (0, new(text, NameReason(field, text), NearName(field, text)));
    }

    private static string NameReason(CronField field, string text) => text switch
    {
        "" => "lacks a value",
        _ when field.Names.IsEmpty => "is not a number",
        _ => $"is neither a number nor one of {string.Join(' ', field.Names)}",
    };

    // Only full names are corrected ("monday"): three letters are too short to guess by.
    private static string? NearName(CronField field, string text) =>
        text.Length > 3 ? field.Names.FirstOrDefault(n => text.StartsWith(n, StringComparison.OrdinalIgnoreCase)) : null;

    private static bool TryNumber(string text, out int number)
    {
        number = 0;
        return text.Length is > 0 and <= 4 && text.All(char.IsAsciiDigit) && int.TryParse(text, out number);
    }

    private static ulong BitsOf(CronField field, CronItem item)
    {
        ulong bits = 0;
        for (var value = item.From; value <= item.To; value += item.Step)
        {
            bits |= 1UL << (field == CronField.DayOfWeek && value == 7 ? 0 : value);
        }

        return bits;
    }
}
