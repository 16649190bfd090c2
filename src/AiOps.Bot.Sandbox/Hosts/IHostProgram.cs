namespace AiOps.Bot.Sandbox.Hosts;

/// <summary>What a program on a host does when it is run.</summary>
internal interface IHostProgram
{
    /// <summary>Starts the program at the world's present time; what it writes when it is done is planned for then.</summary>
    ProgramRun Start(SandboxWorld world, SimulatedHost host, IReadOnlyList<string> arguments);
}
