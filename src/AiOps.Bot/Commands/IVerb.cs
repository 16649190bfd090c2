using System.CommandLine;

namespace AiOps.Bot.Commands;

/// <summary>One verb of the command line.</summary>
internal interface IVerb
{
    Command Build();
}
