using System.ClientModel.Primitives;

namespace AiOps.Bot.Connectors.OpenAi;

/// <summary>Speaks to Azure OpenAI as it wants it: the deployment in the path, the version in the query, the key in a header of its own.</summary>
internal sealed class AzurePolicy(string apiKey, string apiVersion) : PipelinePolicy
{
    /// <summary>Where a deployment is, from the resource's address with or without <c>/openai</c>.</summary>
    public static Uri Deployment(Uri resource, string deployment)
    {
        var root = resource.AbsoluteUri.TrimEnd('/');
        root = root.EndsWith("/openai", StringComparison.OrdinalIgnoreCase) ? root : root + "/openai";
        return new($"{root}/deployments/{Uri.EscapeDataString(deployment)}");
    }

    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        Change(message.Request);
        ProcessNext(message, pipeline, currentIndex);
    }

    public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        Change(message.Request);
        return ProcessNextAsync(message, pipeline, currentIndex);
    }

    private void Change(PipelineRequest request)
    {
        request.Headers.Remove("Authorization");
        request.Headers.Set("api-key", apiKey);
        var uri = new UriBuilder(request.Uri!);
        uri.Query = uri.Query.Contains("api-version=", StringComparison.Ordinal) ? uri.Query : $"api-version={Uri.EscapeDataString(apiVersion)}";
        request.Uri = uri.Uri;
    }
}
