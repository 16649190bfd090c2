using System.Collections.Concurrent;
using AiOps.Bot.Sandbox.Http;

namespace AiOps.Bot.Sandbox.SageMaker;

/// <summary>The account's SageMaker endpoints: what is deployed answers by whatever model is handed over, in the words of Amazon's built-in containers. Thread-safe; may be changed while the account runs.</summary>
public sealed class SandboxEndpoints
{
    private readonly ConcurrentDictionary<string, Endpoint> _deployed = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<AwsErrorException> _faults = new();

    /// <summary>Deploys a model, or puts another in its place.</summary>
    /// <param name="width">How many features a row has; another number is the container's error.</param>
    /// <param name="listName">What the container calls its list in JSON: <c>scores</c> (Random Cut Forest) or <c>predictions</c> (XGBoost).</param>
    /// <param name="score">Rows to scores; a missing value is NaN.</param>
    public void Deploy(string name, int width, string listName, Func<IReadOnlyList<double[]>, IReadOnlyList<double>> score) => _deployed[name] = new(width, listName, score);

    /// <summary>The next calls fail as AWS says it, one after the other.</summary>
    /// <param name="code">As in the service's model: <c>ModelNotReadyException</c>, <c>ModelError</c>, <c>ServiceUnavailable</c>, ...</param>
    public void FailNext(string code, int status, int times = 1, int? originalStatus = null)
    {
        for (var i = 0; i < times; i++)
        {
            _faults.Enqueue(new AwsErrorException(code, $"{code} on demand", status)
            {
                Members = originalStatus is { } original ? new Dictionary<string, object> { ["OriginalStatusCode"] = original, ["OriginalMessage"] = "the container failed" } : new Dictionary<string, object>(),
            });
        }
    }

    /// <summary>How many calls were answered with scores.</summary>
    public int Answered { get; private set; }

    /// <exception cref="AwsErrorException">There is none of this name, or a fault is due.</exception>
    internal Endpoint Find(string name)
    {
        if (_faults.TryDequeue(out var fault))
        {
            throw fault;
        }

        return _deployed.GetValueOrDefault(name) ?? throw new AwsErrorException("ValidationError", $"Endpoint {name} of account not found.");
    }

    internal void CountAnswer() => Answered++;

    internal sealed record Endpoint(int Width, string ListName, Func<IReadOnlyList<double[]>, IReadOnlyList<double>> Score);
}
