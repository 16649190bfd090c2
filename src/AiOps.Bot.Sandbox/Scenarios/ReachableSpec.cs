namespace AiOps.Bot.Sandbox.Scenarios;

internal sealed class ReachableSpec
{
    public string From { get; set; } = "";

    public int Port { get; set; }
}
