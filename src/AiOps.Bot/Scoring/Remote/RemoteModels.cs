using AiOps.Bot.Aws.SageMaker;
using AiOps.Bot.Configuration;
using AiOps.Bot.Core.Anomalies.Models;

namespace AiOps.Bot.Scoring.Remote;

/// <summary>The models of the settings that somebody else serves, by the names that requests use.</summary>
internal sealed class RemoteModels : IDisposable
{
    private readonly Dictionary<string, (EndpointOptions Options, IRemoteScorer Scorer)> _byName;

    public RemoteModels(IReadOnlyList<EndpointOptions> endpoints, TimeProvider time) =>
        _byName = endpoints.ToDictionary(o => o.Name, o => (o, SageMakerRegistration.Create(o, time)), StringComparer.Ordinal);

    /// <returns>Null where the settings name none so.</returns>
    public (EndpointOptions Options, IRemoteScorer Scorer)? Find(string name) => _byName.TryGetValue(name, out var found) ? found : null;

    /// <summary>The endpoints of the settings, with the watched account's region where they name none.</summary>
    /// <exception cref="ConfigurationException">They cannot be used; the message lists all faults, each with its key.</exception>
    public static IReadOnlyList<EndpointOptions> Read(IConfiguration configuration)
    {
        var endpoints = BotConfiguration.Read<ScoringOptions>(configuration, ScoringOptions.Section).SageMaker;
        foreach (var endpoint in endpoints.Where(e => e.Region.Length == 0))
        {
            endpoint.Region = RegionOf(configuration);
        }

        var doubled = endpoints.GroupBy(e => e.Name, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => $"{ScoringOptions.Section}:SageMaker: two models are named {g.Key}");
        string[] faults = [.. endpoints.SelectMany((e, i) => SageMakerRegistration.Faults(e, $"{ScoringOptions.Section}:SageMaker:{i}")), .. doubled];
        return faults.Length == 0 ? endpoints : throw new ConfigurationException(string.Join(Environment.NewLine, faults));
    }

    public static string RegionOf(IConfiguration configuration) => configuration["Aws:Region"] ?? Environment.GetEnvironmentVariable("AWS_REGION") ?? "";

    public void Dispose()
    {
        foreach (var (_, scorer) in _byName.Values)
        {
            (scorer as IDisposable)?.Dispose();
        }
    }
}
