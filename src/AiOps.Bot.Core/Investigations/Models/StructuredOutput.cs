namespace AiOps.Bot.Core.Investigations.Models;

/// <summary>How a model is held to the form of an answer. Whatever is chosen, answers are checked in code.</summary>
public enum StructuredOutput
{
    /// <summary>The strictest way that the server takes: OpenAI's protocol begins with a schema and goes down when it is refused; Bedrock offers a tool.</summary>
    Auto,

    /// <summary>A JSON schema that the server enforces.</summary>
    Schema,

    /// <summary>A tool whose parameters have the form, which the model must call.</summary>
    Tool,

    /// <summary>JSON of any form that the server enforces, and the form in words.</summary>
    Json,

    /// <summary>The form in words only.</summary>
    Instruction,
}
