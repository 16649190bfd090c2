using System.Collections.Immutable;
using AiOps.Bot.Core.Audit.Crontabs.Rules;

namespace AiOps.Bot.Core.Audit.Crontabs;

/// <summary>Runs all rules over a crontab.</summary>
public sealed class CrontabLint : ICrontabLint
{
    /// <summary>A crontab beyond this is not one: cron itself reads lines of at most 1,000 characters.</summary>
    private const int MaxLength = 1 << 20;

    private const int MaxFaults = 1_000;

    private static readonly ImmutableArray<ICrontabRule> Rules =
    [
        new UnreadableFields(), new FieldCount(), new UnknownKeyword(), new MissingLastNewline(), new FilePermissions(), new FileOwner(), new FileNaming(),
        new UnescapedPercent(), new ForeignCharacters(), new UnknownUser(), new UnknownCommand(), new MistypedSubcommand(), new NotExecutable(),
        new AssignmentPitfalls(), new ShellSyntax(), new EveryMinuteOfAnHour(), new BothDayFields(), new UnevenStep(), new RareDate(), new HiddenFailure(),
        new SecretInCommand(), new DangerousCommand(), new RunPartsScript(), new RedirectionTarget(), new UnsetRegion(), new ClockChange(), new NoLock(), new RepeatedEntry(),
    ];

    public IReadOnlyList<CrontabFault> Lint(CrontabFile file, CrontabSurroundings surroundings)
    {
        if (file.Text.Length > MaxLength)
        {
            return [new("L01", Severity.High, 0, $"The file has {file.Text.Length:N0} characters.", "No crontab is that large; it was not read.", "Check that the path names a crontab.")];
        }

        var reading = new CrontabReading(file, surroundings);
        return [.. Rules.SelectMany(r => r.Check(reading)).Take(MaxFaults).OrderBy(f => f.Line).ThenByDescending(f => f.Severity)];
    }
}
