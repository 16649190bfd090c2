using System.Text.RegularExpressions;
using AiOps.Bot.Aws.Wire;
using AiOps.Bot.Core.Investigations.Models;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Aws.Bedrock;

/// <summary>Models of Amazon Bedrock: Converse for words, InvokeModel of Titan for vectors.</summary>
/// <param name="defaultRegion">Where the settings name none.</param>
internal sealed partial class BedrockModels(string defaultRegion, TimeProvider time) : IModelProvider
{
    /// <summary>Our own limit ends a request first; this one is for what it does not see.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    public string Name => "bedrock";

    public IEnumerable<string> Faults(ModelSettings settings, string key)
    {
        if (!RegionName().IsMatch(Region(settings)))
        {
            yield return $"{key}:Region must name the region of the model, for example eu-central-1";
        }

        if (settings.AccessKeyId.Length > 0 != settings.SecretAccessKey.Length > 0)
        {
            yield return $"{key}:AccessKeyId and {key}:SecretAccessKey belong together: set both or neither";
        }

        if (settings is { AccessKeyId.Length: > 0, RoleArn.Length: > 0 })
        {
            yield return $"{key}:RoleArn is assumed with the default chain's credentials: remove {key}:AccessKeyId or {key}:RoleArn";
        }

        if (settings.ApiKey.Length > 0)
        {
            yield return $"{key}:ApiKey is not used by Bedrock: give the role bedrock:InvokeModel instead, as in manifests/iam/model-policy.json";
        }
    }

    public IChatClient CreateChat(ModelSettings settings) => new BedrockChatClient(Wire(settings), BedrockModel.Of(settings), Address(settings));

    public IEmbeddingGenerator<string, Embedding<float>> CreateEmbeddings(ModelSettings settings) => new TitanEmbeddings(Wire(settings), settings, Address(settings));

    private AwsWire Wire(ModelSettings settings)
    {
        var patience = settings.Timeout + Margin;

        // One attempt: repeats are counted and paid for where the budget is, not here.
        var options = new AwsWireOptions { Attempts = 1, AttemptTimeout = patience, TotalTimeout = patience };
        return new(new AwsEndpoints(Region(settings), settings.Endpoint), Credentials(settings), options, new(time, new Random()));
    }

    private static ICredentialSource Credentials(ModelSettings settings) => settings.AccessKeyId.Length > 0
        ? new ExplicitCredentials(new AwsCredentials(settings.AccessKeyId, settings.SecretAccessKey))
        : new DefaultChainCredentials(settings.RoleArn.Length > 0 ? settings.RoleArn : null, "aiops-bot");

    private string Region(ModelSettings settings) => settings.Region.Length > 0 ? settings.Region : defaultRegion;

    private Uri Address(ModelSettings settings) => new AwsEndpoints(Region(settings), settings.Endpoint).AddressOf(new() { Api = AwsApi.Bedrock, Operation = "Converse" });

    [GeneratedRegex(@"^[a-z]{2,4}(-[a-z]+)+-\d$", RegexOptions.NonBacktracking)]
    private static partial Regex RegionName();
}
