namespace AiOps.Bot.Core.Investigations.Models.Recording;

/// <summary>Records what models answer, or answers from a recording. Configuration section <c>Models:Recording</c>.</summary>
public sealed class ModelRecordingOptions
{
    /// <summary>A file of JSON lines. Prompts in it are redacted, and still hold telemetry: treat it like logs.</summary>
    public string File { get; set; } = "";

    public ModelRecordingMode Mode { get; set; }
}
