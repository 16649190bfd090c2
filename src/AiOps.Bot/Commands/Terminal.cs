namespace AiOps.Bot.Commands;

/// <summary>What a command reads from and writes to; tests put their own in its place.</summary>
internal sealed record Terminal(Func<Stream> Input, TextWriter Output, TextWriter Error, TimeProvider Time)
{
    /// <summary>True where standard error is a terminal that a progress line may be redrawn on.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>Standard output for what is no text for people: it is then nobody else's.</summary>
    public Func<Stream> RawOutput { get; init; } = Console.OpenStandardOutput;

    /// <summary>The user's time zone.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    public static Terminal OfProcess() =>
        new(Console.OpenStandardInput, Console.Out, Console.Error, TimeProvider.System) { ShowsProgress = !Console.IsErrorRedirected, Zone = TimeZoneInfo.Local };
}
