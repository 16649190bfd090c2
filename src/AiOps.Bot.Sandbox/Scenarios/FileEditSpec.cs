namespace AiOps.Bot.Sandbox.Scenarios;

/// <summary>A text in a host's file that was replaced by hand.</summary>
internal sealed class FileEditSpec
{
    public string Instance { get; set; } = "";

    public string Path { get; set; } = "";

    public string Old { get; set; } = "";

    public string New { get; set; } = "";
}
