namespace AiOps.Bot.Endpoints;

/// <summary>One thing that must work before requests make sense. Implementations let exceptions propagate; they are called under a time limit.</summary>
internal interface IReadinessCheck
{
    /// <summary>Unique, for example <c>store</c>.</summary>
    string Name { get; }

    /// <returns>Null where it works; else what is wrong, without secrets or addresses.</returns>
    Task<string?> FaultAsync(CancellationToken cancellationToken);
}
