namespace AiOps.Bot.Sandbox.Http;

/// <summary>The operations of one simulated service.</summary>
internal interface IServiceOperations
{
    IEnumerable<Operation> Operations { get; }
}
