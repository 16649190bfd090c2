namespace AiOps.Bot.Sandbox.Scenarios;

internal sealed class HostSpec
{
    public string Instance { get; set; } = "";

    public List<string> Users { get; set; } = [];

    /// <summary>Executables that nothing is known about but that they are there.</summary>
    public List<string> Executables { get; set; } = [];

    public List<ProgramSpec> Programs { get; set; } = [];

    public List<CrontabSpec> Crontabs { get; set; } = [];
}
