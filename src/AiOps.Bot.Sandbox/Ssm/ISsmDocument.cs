using AiOps.Bot.Sandbox.Hosts;

namespace AiOps.Bot.Sandbox.Ssm;

/// <summary>A command document: what SendCommand can run on a host.</summary>
internal interface ISsmDocument
{
    string Name { get; }

    /// <summary>The parameters; all are required, no other is taken.</summary>
    IReadOnlyList<string> Parameters { get; }

    /// <summary>Runs the document at the world's present time.</summary>
    DocumentRun Run(SandboxWorld world, SimulatedHost host, IReadOnlyDictionary<string, string> parameters);
}
