using System.Text;
using AiOps.Bot.Aws.SageMaker;

namespace AiOps.Bot.Tests.Aws.SageMaker;

public sealed class EndpointScoresTests
{
    [Theory]
    [InlineData("""{"scores":[{"score":0.02},{"score":0.25}]}""")]
    [InlineData("""{"predictions":[{"score":0.02},{"score":0.25}]}""")]
    [InlineData("""{"predictions":[0.02,0.25]}""")]
    [InlineData("[0.02,0.25]")]
    [InlineData("{\"score\":0.02}\n{\"score\":0.25}\n")]
    [InlineData("0.02,0.25")]
    [InlineData("0.02\n0.25\n")]
    [InlineData("0.02\r\n2.5e-1")]
    public void EveryFormOfTheBuiltInContainersIsRead(string body) => Assert.Equal((IEnumerable<double>)[0.02, 0.25], EndpointScores.Read(Encoding.UTF8.GetBytes(body)));

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("{")]
    [InlineData("{\"scores\":7}")]
    [InlineData("{\"scores\":[{\"value\":7}]}")]
    [InlineData("{\"score\":0.1}\nnonsense\n")]
    [InlineData("0.1,many")]
    public void WhatIsNoListOfScoresIsNone(string body) => Assert.Null(EndpointScores.Read(Encoding.UTF8.GetBytes(body)));
}
