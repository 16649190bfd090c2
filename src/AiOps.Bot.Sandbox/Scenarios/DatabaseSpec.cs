namespace AiOps.Bot.Sandbox.Scenarios;

internal sealed class DatabaseSpec
{
    public string Identifier { get; set; } = "";

    public string Engine { get; set; } = "";

    public string Version { get; set; } = "";

    public string Address { get; set; } = "";
}
