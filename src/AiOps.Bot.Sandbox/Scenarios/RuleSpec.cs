namespace AiOps.Bot.Sandbox.Scenarios;

internal sealed class RuleSpec
{
    public string Protocol { get; set; } = "tcp";

    public int From { get; set; }

    public int To { get; set; }

    public string Source { get; set; } = "";

    public string Description { get; set; } = "";
}
