namespace AiOps.Bot.IntegrationTests.Models;

/// <summary>The ways in which a model's double misbehaves.</summary>
public enum ModelFault
{
    /// <summary>It answers as scripted.</summary>
    None,

    /// <summary>Each piece takes <see cref="ModelScript.Delay"/>.</summary>
    Slow,

    /// <summary>The answer breaks off in the middle and says that it was too long.</summary>
    Truncated,

    /// <summary>The answer is prose where JSON was asked for, with half an object in it.</summary>
    InvalidJson,

    /// <summary>The answer is JSON of another form.</summary>
    WrongSchema,

    /// <summary>It declines.</summary>
    Refusal,

    /// <summary>200 KB.</summary>
    Huge,

    /// <summary>Numbers that are none, in the answer and in arguments of tools.</summary>
    NaN,

    /// <summary>The connection breaks after the first half.</summary>
    Reset,

    /// <summary>Bytes of the protocol are spoilt.</summary>
    Garbage,

    /// <summary>Each request is turned away with 429 (at Bedrock ThrottlingException).</summary>
    Throttled,

    /// <summary>Each request meets a fault of the server (HTTP 500).</summary>
    Broken,

    /// <summary>Claims cite evidence that does not exist and quote what is not there.</summary>
    FakeCitations,

    /// <summary>It calls a tool, whatever it is told, again and again with the same arguments.</summary>
    ToolLoop,

    /// <summary>It writes until somebody stops it, whatever length was asked for.</summary>
    Endless,
}
