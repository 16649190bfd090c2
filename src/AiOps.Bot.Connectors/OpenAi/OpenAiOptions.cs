using System.ComponentModel.DataAnnotations;

namespace AiOps.Bot.Connectors.OpenAi;

/// <summary>A model behind an OpenAI-compatible server: OpenAI, Azure OpenAI's v1 endpoint, vLLM, Ollama, ... Configuration section <c>Model:OpenAi</c>.</summary>
public sealed class OpenAiOptions
{
    public const string Section = "Model:OpenAi";

    /// <summary>The API's base, up to and including the version: <c>https://api.openai.com/v1</c>, <c>http://127.0.0.1:11434/v1</c>.</summary>
    [Required]
    public Uri Endpoint { get; set; } = new("https://api.openai.com/v1");

    /// <summary>The model's name as the server knows it.</summary>
    [Required, MinLength(1)]
    public string Model { get; set; } = "";

    /// <summary>Empty for servers that want none. Never logged.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>How long one request may take.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a request is repeated after 408, 429 and 5xx; the server's Retry-After is honoured.</summary>
    [Range(0, 10)]
    public int MaxRetries { get; set; } = 2;
}
