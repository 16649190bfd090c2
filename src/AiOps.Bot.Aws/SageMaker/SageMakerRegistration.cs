using System.ComponentModel.DataAnnotations;
using AiOps.Bot.Aws.Wire;
using AiOps.Bot.Core.Anomalies.Models;

namespace AiOps.Bot.Aws.SageMaker;

/// <summary>Makes scorers of SageMaker endpoints.</summary>
public static class SageMakerRegistration
{
    /// <summary>Our own limit ends a call first; this one is for what it does not see.</summary>
    private const int Attempts = 4;

    /// <summary>What is wrong with the settings of an endpoint, each fault with its key; empty where nothing is.</summary>
    /// <param name="key">Of the settings, for example <c>Scoring:SageMaker:0</c>.</param>
    public static IEnumerable<string> Faults(EndpointOptions options, string key)
    {
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true);
        foreach (var fault in faults)
        {
            yield return $"{key}:{fault.ErrorMessage}";
        }

        if (ModelReference.FaultOf(options.Name) is { } name)
        {
            yield return $"{key}:Name: {name}";
        }

        if (options.Region.Length == 0)
        {
            yield return $"{key}:Region is missing: the region of the endpoint, for example eu-central-1";
        }
    }

    /// <summary>A scorer; dispose of it. Nothing is connected to until rows are scored.</summary>
    /// <param name="options">Without <see cref="Faults"/>.</param>
    public static IRemoteScorer Create(EndpointOptions options, TimeProvider time)
    {
        var wire = new AwsWire(
            new AwsEndpoints(options.Region, options.Address), SourceOf(options.Credentials),
            new AwsWireOptions { Attempts = Attempts, AttemptTimeout = options.Timeout, TotalTimeout = options.Timeout * 2 }, new(time, new Random()));
        return new SageMakerScorer(wire, options, time);
    }

    private static ICredentialSource SourceOf(AwsCredentialOptions options) => options is { AccessKeyId.Length: > 0, SecretAccessKey.Length: > 0 }
        ? new ExplicitCredentials(new AwsCredentials(options.AccessKeyId, options.SecretAccessKey, options.SessionToken))
        : new DefaultChainCredentials(options.RoleArn, "aiops-bot");
}
