namespace AiOps.Bot.Sandbox.Ssm;

/// <summary>How a document's run ends, and how long it takes.</summary>
/// <param name="Output">Standard output; one JSON object where it succeeded.</param>
/// <param name="Fault">Standard error; null where it succeeded.</param>
internal sealed record DocumentRun(string Output, string? Fault, TimeSpan Duration)
{
    public static DocumentRun Succeeded(string output, TimeSpan? duration = null) => new(output, null, duration ?? TimeSpan.Zero);

    public static DocumentRun Failed(string fault) => new("", fault, TimeSpan.Zero);
}
