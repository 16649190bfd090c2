namespace AiOps.Bot.Sandbox.Scenarios;

/// <summary>A program on a host: either a behaviour of its own, or a line that it writes to the system log.</summary>
internal sealed class ProgramSpec
{
    public string Path { get; set; } = "";

    /// <summary><c>rds-log-export</c>, or empty.</summary>
    public string Behaviour { get; set; } = "";

    public string Tag { get; set; } = "";

    public string Line { get; set; } = "";
}
