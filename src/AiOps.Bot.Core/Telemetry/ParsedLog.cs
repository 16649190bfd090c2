namespace AiOps.Bot.Core.Telemetry;

/// <summary>What a parser read out of one line. The line itself is kept verbatim elsewhere.</summary>
public sealed record ParsedLog
{
    public required LogFormat Format { get; init; }

    /// <summary>The time written in the line; null where it has none that can be read.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    public string? Host { get; init; }

    /// <summary>The program or service that wrote it, without its process id: <c>sshd</c>, <c>CROND</c>, <c>rds.amazonaws.com</c>.</summary>
    public string? Program { get; init; }

    public LogSeverity Severity { get; init; }

    /// <summary>The free text that templates are mined from.</summary>
    public required string Content { get; init; }

    /// <summary>Typed parts, by the name the format's own documentation uses: <c>eventName</c>, <c>sourceIPAddress</c>, <c>user</c>, ...</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = NoFields;

    /// <summary>True where the line announced a format and then broke it. It is counted and kept, never fatal.</summary>
    public bool Malformed { get; init; }

    private static readonly IReadOnlyDictionary<string, string> NoFields = new Dictionary<string, string>();
}
