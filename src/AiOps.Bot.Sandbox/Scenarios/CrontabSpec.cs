namespace AiOps.Bot.Sandbox.Scenarios;

internal sealed class CrontabSpec
{
    public string Path { get; set; } = "";

    public string Text { get; set; } = "";
}
