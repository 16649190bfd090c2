namespace AiOps.Bot.Sandbox.Scenarios;

internal sealed class PolicySpec
{
    public string Role { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>The policy document, as JSON.</summary>
    public string Document { get; set; } = "";
}
