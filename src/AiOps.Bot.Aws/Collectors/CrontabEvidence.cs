using System.Collections.Immutable;
using System.Globalization;
using AiOps.Bot.Aws.Operations.Ssm;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Audit.Crontabs;
using AiOps.Bot.Core.Investigations;

namespace AiOps.Bot.Aws.Collectors;

/// <summary>What the lint of one crontab shows: a fault each, and that the file is sound where no line of it fails.</summary>
internal static class CrontabEvidence
{
    private const int MostFaults = 10;

    public static IEnumerable<EvidenceDraft> Of(CrontabOnInstance file, IReadOnlyList<CrontabFault> faults, string instance)
    {
        var lines = file.Content.Split('\n');
        var told = faults.Where(f => f.Severity > Severity.Info).OrderByDescending(f => f.Severity).ThenBy(f => f.Line).Take(MostFaults);
        foreach (var fault in told)
        {
            yield return Fault(file, fault, lines, instance);
        }

        if (!faults.Any(f => f.IsError))
        {
            yield return Sound(file, lines, instance);
        }
    }

    private static EvidenceDraft Fault(CrontabOnInstance file, CrontabFault fault, string[] lines, string instance)
    {
        var text = TextOf(lines, fault.Line);
        var facts = Facts(file, instance);
        facts[EvidenceFacts.Rule] = fault.Rule;
        facts[EvidenceFacts.Line] = fault.Line.ToString(CultureInfo.InvariantCulture);
        facts[EvidenceFacts.LineText] = EvidenceText.Cut(text);
        if (fault.SuggestedLineText is { } suggested && suggested != text)
        {
            facts[EvidenceFacts.SuggestedLineText] = suggested;
        }

        return Draft(file, instance, lines.Length, facts.ToImmutable()) with
        {
            Kind = EvidenceKinds.CrontabFault,
            Title = EvidenceText.Cut($"{fault.What} ({fault.Rule}, {file.Path} line {fault.Line})", 300),
            Lines = [new EvidenceLine(null, file.ChangedAt, $"{file.Path}:{fault.Line}: {EvidenceText.Cut(text, 1_800)}", Tainted: true)],
        };
    }

    private static EvidenceDraft Sound(CrontabOnInstance file, string[] lines, string instance) => Draft(file, instance, lines.Length, Facts(file, instance).ToImmutable()) with
    {
        Kind = EvidenceKinds.CrontabSound,
        Title = $"{file.Path} has no line that cron skips or that cannot run",
        Lines = [.. lines.Select((text, index) => (Text: text, Number: index + 1)).Where(l => IsEntry(l.Text)).Take(10).Select(l =>
            new EvidenceLine(null, file.ChangedAt, $"{file.Path}:{l.Number}: {EvidenceText.Cut(l.Text, 500)}", Tainted: true))],
    };

    private static EvidenceDraft Draft(CrontabOnInstance file, string instance, int lines, ImmutableSortedDictionary<string, string> facts) => new()
    {
        Kind = "", Title = "", Query = "", Window = default, RowCount = lines, Resource = new ResourceId(instance), Facts = facts,
    };

    private static ImmutableSortedDictionary<string, string>.Builder Facts(CrontabOnInstance file, string instance)
    {
        var facts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        facts[EvidenceFacts.Instance] = instance;
        facts[EvidenceFacts.Path] = file.Path;
        facts[EvidenceFacts.FileSha256] = file.Sha256;
        if (file.ChangedAt is { } changed)
        {
            facts[EvidenceFacts.ModifiedAt] = EvidenceText.Fact(changed);
        }

        return facts;
    }

    private static bool IsEntry(string line) => line.TrimStart() is { Length: > 0 } text && text[0] != '#';

    private static string TextOf(string[] lines, int number) => number >= 1 && number <= lines.Length ? lines[number - 1] : "";
}
