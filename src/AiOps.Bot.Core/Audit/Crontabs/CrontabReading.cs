using System.Collections.Immutable;

namespace AiOps.Bot.Core.Audit.Crontabs;

/// <summary>A crontab with its lines read and the machine's knowledge at hand: what every rule looks at.</summary>
internal sealed class CrontabReading
{
    /// <summary>What cron sets when a crontab does not (Debian; cronie has the same two).</summary>
    private const string DefaultPath = "/usr/bin:/bin";

    public CrontabReading(CrontabFile file, CrontabSurroundings surroundings)
    {
        File = file;
        Surroundings = surroundings;
        NamesUsers = CrontabParser.NamesUsers(file);
        Lines = [.. CrontabParser.Parse(file)];
        Executables = surroundings.Executables is null ? null : new(surroundings.Executables);
        ExecutablesAreComplete = surroundings.ExecutablesAreComplete;
        OtherFiles = surroundings.OtherFiles is null ? null : new(surroundings.OtherFiles);
        Users = surroundings.Users?.ToImmutableHashSet(StringComparer.Ordinal);
    }

    public CrontabFile File { get; }

    public CrontabSurroundings Surroundings { get; }

    public bool NamesUsers { get; }

    public ImmutableArray<CrontabLine> Lines { get; }

    /// <summary>Null where the machine's files are unknown.</summary>
    public KnownFiles? Executables { get; }

    public bool ExecutablesAreComplete { get; }

    public KnownFiles? OtherFiles { get; }

    public ImmutableHashSet<string>? Users { get; }

    public IEnumerable<CrontabEntry> Entries => Lines.OfType<CrontabEntry>();

    public IEnumerable<CrontabAssignment> Assignments => Lines.OfType<CrontabAssignment>();

    /// <summary>The folders that a command without a slash is looked for in, at a line.</summary>
    public string[] PathAt(int line) => (ValueAt("PATH", line) ?? DefaultPath).Split(':', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The variable as the last assignment above the line sets it.</summary>
    public string? ValueAt(string name, int line) => Assignments.LastOrDefault(a => a.Number < line && a.IsReadable && a.Name == name)?.Value;
}
