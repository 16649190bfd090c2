namespace AiOps.Bot.Sandbox.Scenarios;

internal sealed class FunctionSpec
{
    public string Name { get; set; } = "";

    public string Runtime { get; set; } = "";

    /// <summary>Megabytes.</summary>
    public int Memory { get; set; }

    /// <summary>Seconds.</summary>
    public int Timeout { get; set; }
}
