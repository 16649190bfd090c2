namespace AiOps.Bot.Sandbox.Scenarios;

internal sealed class IngressSpec
{
    public string Group { get; set; } = "";

    public RuleSpec Rule { get; set; } = new();
}
