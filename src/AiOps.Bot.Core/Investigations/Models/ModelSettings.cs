using System.ComponentModel.DataAnnotations;

namespace AiOps.Bot.Core.Investigations.Models;

/// <summary>One model. An entry of <c>Models:Chat</c>, or <c>Models:Embeddings</c>.</summary>
public sealed class ModelSettings
{
    /// <summary><c>openai</c> (and all that speak its protocol: Azure OpenAI, vLLM, Ollama, LM Studio), <c>anthropic</c> or <c>bedrock</c>.</summary>
    public string Provider { get; set; } = "";

    /// <summary>The model's name as the server knows it; at Azure the deployment's; at Bedrock the model's or the inference profile's id or ARN.</summary>
    public string Model { get; set; } = "";

    /// <summary>Where the server is, up to and including the version: <c>http://127.0.0.1:11434/v1</c>. Null = the vendor's own.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>True where the network to the server is your own and <c>http</c> is good enough.</summary>
    public bool AllowPlainHttp { get; set; }

    /// <summary>Empty for servers that want none. Better <c>env://NAME</c> than the key itself. Never logged.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>Azure OpenAI's <c>api-version</c>; with it the server is spoken to as Azure. Empty for all others, and for Azure's <c>/openai/v1</c>.</summary>
    public string ApiVersion { get; set; } = "";

    /// <summary>Bedrock: the region of the model. Empty = <c>Aws:Region</c>.</summary>
    public string Region { get; set; } = "";

    /// <summary>Bedrock: credentials of its own; empty = AWS's default chain.</summary>
    public string AccessKeyId { get; set; } = "";

    public string SecretAccessKey { get; set; } = "";

    /// <summary>Bedrock: the role to assume with the default chain's credentials.</summary>
    public string RoleArn { get; set; } = "";

    /// <summary>Bedrock: the guardrail that each request and answer goes through.</summary>
    public string GuardrailId { get; set; } = "";

    public string GuardrailVersion { get; set; } = "DRAFT";

    /// <summary>How the model is held to a form.</summary>
    public StructuredOutput StructuredOutput { get; set; }

    /// <summary>How long a whole answer, or each piece of a stream, may take.</summary>
    /// <value>30 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a request is repeated after HTTP 408, 429 and 5xx.</summary>
    /// <value>2.</value>
    [Range(0, 10)]
    public int MaxRetries { get; set; } = 2;

    /// <summary>The longest answer that is asked for, in tokens.</summary>
    /// <value>2,048.</value>
    [Range(16, 200_000)]
    public int MaxOutputTokens { get; set; } = 2048;

    /// <summary>Embeddings: the length of the vectors, where the model has a choice. Null = the model's own.</summary>
    [Range(8, 8192)]
    public int? Dimensions { get; set; }

    /// <summary>What every provider demands; each adds its own.</summary>
    internal IEnumerable<string> Faults(string key)
    {
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(this, new(this), faults, validateAllProperties: true);
        foreach (var fault in faults)
        {
            yield return $"{key}: {fault.ErrorMessage}";
        }

        if (string.IsNullOrWhiteSpace(Model))
        {
            yield return $"{key}:Model is missing: set it to the model's name as the server knows it";
        }

        if (Endpoint is { } endpoint && (!endpoint.IsAbsoluteUri || endpoint.Scheme is not ("http" or "https")))
        {
            yield return $"{key}:Endpoint must be an absolute http or https address";
        }
        else if (Endpoint is { Scheme: "http", IsLoopback: false } && !AllowPlainHttp)
        {
            yield return $"{key}:Endpoint must use https, except on this machine itself: telemetry would cross the network in clear text. Set {key}:AllowPlainHttp to true where that network is your own";
        }
    }
}
